/** The catalogue of ratios, and values for any period and dimension. Measures come in; no rendering, no contract terms. */
package callmart.kpi;
