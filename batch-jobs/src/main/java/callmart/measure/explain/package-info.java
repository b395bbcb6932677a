/** The rows that a KPI counts, from the same row models as the measures. */
package callmart.measure.explain;
