/** Extraction, seen from outside: real files in, counts, rows and messages out. */
package callmart.extract;
