/**
 * Contracts with vendors and what they cost: terms, slips, and the versioned statement of a month. Sums of measures come in
 * through {@link callmart.penalty.MeasureSource}; no rendering, no formula of a KPI.
 */
package callmart.penalty;
