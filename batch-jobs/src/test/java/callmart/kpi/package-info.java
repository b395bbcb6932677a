/** Formulas, targets and ratios, to the last digit. */
package callmart.kpi;
