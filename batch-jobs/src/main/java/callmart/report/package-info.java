/**
 * What a report is: definitions from the configuration, datasets, and documents that know no file format. Rows in, document
 * out; the renderers live in the packages below, sending does not belong here.
 */
package callmart.report;
