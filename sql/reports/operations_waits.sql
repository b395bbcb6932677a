-- Grain: one row per limit of waiting, the shortest first.
-- Reads: call_waits.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a period without a call that asked for an agent gives no row.
SELECT
    within_s,
    sumIf(call_waits.answered, waited_s <= within_s) AS answered,
    sumIf(call_waits.lost, waited_s <= within_s) AS lost,
    sum(call_waits.answered) AS all_answered,
    sum(call_waits.lost) AS all_lost
FROM call_waits
ARRAY JOIN [5, 10, 15, 20, 30, 60] AS within_s
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, agent_id, queue)}
GROUP BY within_s
ORDER BY within_s
