/** Canonical rows to warehouse facts: staging, duplicates, the swap of a day, and the ledger of refused rows. Knows no formula. */
package callmart.load;

