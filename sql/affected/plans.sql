-- Facts: qa_plans, qa_measures
-- months whose monitoring plan is not the one that was measured
SELECT 'qa_measures' AS model, month AS day
FROM
(
    SELECT month, agent_id AS agent, toInt64(planned) AS difference FROM qa_plans WHERE agent_id IS NOT NULL
    UNION ALL
    SELECT month, NULL, greatest(toInt64(sumIf(planned, agent_id IS NULL)) - toInt64(sumIf(planned, agent_id IS NOT NULL)), 0)
    FROM qa_plans GROUP BY month
    UNION ALL
    SELECT business_date, agent_id, -toInt64(qa_planned) FROM qa_measures WHERE qa_planned > 0
)
GROUP BY month, agent
HAVING sum(difference) != 0
