-- Grain: one row per route taken in the IVR, with calls of the period that ended there or asked for an agent; those with most calls first.
-- Reads: inbound_calls, call_legs (the route of leg 1).
-- Parameters: from, to: first and last business date, both included.
-- Absent: route is null for calls that name none. A period without such calls gives no row.
SELECT
    route,
    countIf(NOT asked_for_agent AND NOT is_turned_away)                 AS ivr_only,
    countIf(asked_for_agent)                                            AS seizures
FROM
(
    SELECT call_id, asked_for_agent, is_turned_away FROM inbound_calls(from = {from:Date}, to = {to:Date})
) AS calls_of_period
INNER JOIN
(
    SELECT call_id, any(ivr_route) AS route
    FROM call_legs
    WHERE business_date BETWEEN {from:Date} AND {to:Date} AND direction = 'inbound' AND leg = 1
    GROUP BY call_id
) AS routes ON routes.call_id = calls_of_period.call_id
GROUP BY route
HAVING ivr_only + seizures > 0
ORDER BY ivr_only + seizures DESC, route
