/** Guesses a configuration from the files of a centre: what each file is, which head is which column, what is missing. Decision 270. */
package callmart.init;
