-- Grain: one row per scope of the period's reviews.
-- Reads: qa_measures.
-- Parameters: from, to: first and last business date, both included.
-- Absent: the scope of reviews that do not say theirs.
SELECT scope, sum(qa_done) AS reviews, sum(qa_problems) AS problems, sum(qa_compliant) AS compliant, toDecimal64(compliant, 6) / nullIf(reviews, 0) AS compliance
FROM qa_measures
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, agent_id)}
GROUP BY scope
HAVING reviews > 0
ORDER BY reviews DESC, scope
