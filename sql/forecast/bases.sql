-- Grain: one row per business day from {from} to {to} and queue that was forecast before the day
-- Reads: forecasts
-- Parameters: from, to: first and last business day
-- queue_or_none is empty for the whole centre. base is the day's calls in the last forecast made before it, before level and events.
SELECT for_day, queue_or_none, argMax(calls, made_on) AS base
FROM
(
    SELECT for_day, made_on, ifNull(toString(queue), '') AS queue_or_none, sum(base) AS calls
    FROM forecasts
    WHERE for_day BETWEEN {from:Date} AND {to:Date} AND made_on BETWEEN {from:Date} - 61 AND {to:Date}
    GROUP BY for_day, made_on, queue_or_none
)
GROUP BY for_day, queue_or_none
