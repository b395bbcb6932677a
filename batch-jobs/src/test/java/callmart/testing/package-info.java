/** What several tests share: the reference data beside the checkout, the warehouse of a test run. No tests. */
package callmart.testing;
