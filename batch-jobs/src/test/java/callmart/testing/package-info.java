/** What several tests share: the reference data beside the checkout, the shared warehouse. No tests. */
package callmart.testing;
