/** Delimited text files: finds charset, delimiter and header, and streams the rows. */
package callmart.extract.csv;
