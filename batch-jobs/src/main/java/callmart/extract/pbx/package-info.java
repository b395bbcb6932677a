/**
 * Presets for the logs of telephone systems: raw rows and events in, rows with canonical headers out. Nothing of days, types or
 * rules, which the pipeline applies to those rows as to any other.
 */
package callmart.extract.pbx;
