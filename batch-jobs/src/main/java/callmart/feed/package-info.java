/**
 * What a feed is: its columns, types, key, day and rules, described once. Parser, table, insert and reference page all follow from the
 * description.
 */
package callmart.feed;

