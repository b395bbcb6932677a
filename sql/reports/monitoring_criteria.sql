-- Grain: one row per criterion that reviews of the period score.
-- Reads: qa_measures.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a criterion that the period does not have gives no row.
SELECT criterion, sum(criteria_checked) AS checked, sum(criteria_passed) AS passed, toDecimal64(passed, 6) / nullIf(checked, 0) AS pass_rate
FROM qa_measures
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND criterion IS NOT NULL AND ${edition(business_date, agent_id)}
GROUP BY criterion
ORDER BY pass_rate, criterion
