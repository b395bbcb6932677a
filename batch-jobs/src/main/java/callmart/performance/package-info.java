/**
 * The monthly performance report: statements of contract penalties and agent scores as a document with formulas. Computes no amount; how
 * it looks in a file is the renderers' work.
 */
package callmart.performance;
