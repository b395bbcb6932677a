/** Contracts with vendors: terms, slips, the versioned statement of a month. */
package callmart.contract;
