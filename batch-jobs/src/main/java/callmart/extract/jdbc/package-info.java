/** Queries against a source's own database: finds the driver, reads without writing, and streams the answer as text. */
package callmart.extract.jdbc;
