/** Tests of the contract penalties. */
package callmart.penalty;
