/** Measures and checks on the real engine: rows in, hand-worked sums out. */
package callmart.measure;
