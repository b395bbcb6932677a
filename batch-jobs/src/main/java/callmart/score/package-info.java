/** How an agent's month is scored: rules, points, score and rank. KPI values come in; no warehouse, no rendering. */
package callmart.score;
