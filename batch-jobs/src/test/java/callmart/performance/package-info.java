/** Tests of the monthly performance report. */
package callmart.performance;
