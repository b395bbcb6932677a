/** Tests of detail lists: values, rows, analysis, and what is refused in their configuration. */
package callmart.report.list;
