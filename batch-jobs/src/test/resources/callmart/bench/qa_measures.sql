-- qa_measures of a day without reviews: who answered a call.
SELECT
    {day:Date} AS business_date, agent_id, NULL AS category, NULL AS scope, NULL AS criterion, 1 AS agents_working,
    0 AS qa_done, 0 AS qa_compliant, 0 AS qa_problems, 0 AS qa_calls, 0 AS qa_planned, 0 AS calls_monitored, 0 AS agents_monitored,
    0 AS tickets_checked, 0 AS criteria_checked, 0 AS criteria_passed
FROM calls
WHERE business_date = {day:Date} AND direction = 'inbound' AND answered_at IS NOT NULL AND agent_id IS NOT NULL
GROUP BY agent_id
