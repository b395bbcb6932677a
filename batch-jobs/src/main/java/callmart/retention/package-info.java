/** What is removed once it is old: files under {@code out/} and {@code var/log}, records and, if asked for, facts. */
package callmart.retention;
