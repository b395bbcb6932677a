/** Tests of the archive pages, as text and in a browser. */
package callmart.archive;
