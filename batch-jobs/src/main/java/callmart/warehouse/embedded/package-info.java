/**
 * The embedded ClickHouse: files, passwords, configuration, start and end of its process. It knows how to get a server up
 * and away again; what is asked of the server belongs to {@link callmart.warehouse}.
 */
package callmart.warehouse.embedded;
