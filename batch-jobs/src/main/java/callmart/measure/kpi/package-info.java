/** The catalogue of ratios and their values. Knows no warehouse. */
package callmart.measure.kpi;
