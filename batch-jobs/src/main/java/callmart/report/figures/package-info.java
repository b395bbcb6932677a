/** Reports of figures: from a definition and measures to a document. */
package callmart.report.figures;
