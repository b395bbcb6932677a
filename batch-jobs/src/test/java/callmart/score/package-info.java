/** Scores as a reader of configuration and reports meets them. */
package callmart.score;
