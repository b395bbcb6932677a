/**
 * Source data of an invented call centre, for the demo and for load tests. Writes the files that the centre's own systems would write
 * and knows nothing of how they are read; nothing here comes from a real caller, agent or number.
 */
package callmart.sample;
