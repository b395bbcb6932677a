/** Tests of queries against real databases. */
package callmart.extract.jdbc;
