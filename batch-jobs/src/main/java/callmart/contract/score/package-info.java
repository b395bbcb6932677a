/** An agent's month: rules, points, score, rank. */
package callmart.contract.score;
