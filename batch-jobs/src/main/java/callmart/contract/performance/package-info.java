/** The monthly performance report: statements and agent scores as a document of formulas. */
package callmart.contract.performance;
