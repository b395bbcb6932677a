/**
 * Source data of an invented call centre, for the demo and for load tests. Writes the files, the workbooks and the database that the
 * centre's own systems would hold, and knows nothing of how they are read; nothing here comes from a real caller, agent or number.
 */
package callmart.sample;
