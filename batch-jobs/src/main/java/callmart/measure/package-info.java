/**
 * Runs the models of {@code sql/measures} and the checks of {@code sql/checks} for a day, and sums measures over any period and
 * dimension.
 */
package callmart.measure;
