-- Facts: qa_reviews, qa_plans, qa_measures
-- days of the calls that were reviewed on the day
SELECT 'qa_measures' AS model, business_date AS day
FROM calls
WHERE call_id GLOBAL IN (SELECT assumeNotNull(call_id) FROM qa_reviews WHERE business_date = {day:Date} AND call_id IS NOT NULL)
UNION ALL
-- days of tickets that reviews name, where one of the two is of the day
SELECT 'qa_measures', created_on
FROM ticket_versions
WHERE ticket_id GLOBAL IN (SELECT assumeNotNull(ticket_id) FROM qa_reviews WHERE business_date = {day:Date} AND ticket_id IS NOT NULL)
    OR ticket_id GLOBAL IN (SELECT assumeNotNull(ticket_id) FROM qa_reviews WHERE ticket_id IS NOT NULL)
        AND ticket_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                          UNION ALL SELECT record_id FROM retirements WHERE feed = 'tickets' AND retired_on = {day:Date})
UNION ALL
-- months whose monitoring plan is not the one that was measured
SELECT 'qa_measures', month
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
