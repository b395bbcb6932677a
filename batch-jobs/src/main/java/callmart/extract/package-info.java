/** Sources to canonical, typed rows: mapping, types, which rows belong to the asked-for day. Knows no ClickHouse and no formula. */
package callmart.extract;
