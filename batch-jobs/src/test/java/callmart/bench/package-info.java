/** {@code ./run.sh bench}: what the product takes, against what the same work takes at best, measured in the same run. Decision 347. */
package callmart.bench;
