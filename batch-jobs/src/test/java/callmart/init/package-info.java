/** Tests of guessing a configuration. */
package callmart.init;
