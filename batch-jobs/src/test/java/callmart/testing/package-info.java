/** What the tests of several rooms share: the warehouse of a test run. */
package callmart.testing;
