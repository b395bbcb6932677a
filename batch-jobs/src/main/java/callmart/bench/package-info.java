/** Benchmarks: ratios of our own work to a reference measured in the same run. Nothing here decides whether a build is good. */
package callmart.bench;
