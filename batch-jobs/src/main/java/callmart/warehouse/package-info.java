/**
 * ClickHouse: connection, queries, bulk insert, migrations, and the embedded server of {@link callmart.warehouse.embedded}.
 * No word of the call centre belongs here, and no SQL beyond what the warehouse itself needs.
 */
package callmart.warehouse;
