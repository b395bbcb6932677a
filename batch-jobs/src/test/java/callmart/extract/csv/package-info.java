/** Delimited text as centres deliver it: charsets, delimiters, quotes, line ends, damaged files. */
package callmart.extract.csv;
