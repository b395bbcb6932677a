-- Grain: one row per queue that calls left and queue that they entered next, of entries in the period that are not their call's first; the most frequent first.
-- Reads: call_legs of the period and the day before (where a call that crosses midnight came from).
-- Parameters: from, to: first and last business date, both included.
-- Absent: a queue that a leg does not name is null. A period without such entries gives no row.
-- An entry is an inbound leg with queued_at, as queue_entries counts them. answered: how many of them an agent answered.
SELECT
    from_queue,
    queue                                                               AS to_queue,
    count()                                                             AS entries,
    countIf(answered_at IS NOT NULL)                                    AS answered
FROM
(
    SELECT
        business_date, queue, answered_at,
        row_number() OVER entries_of_call                               AS entry,
        lagInFrame(queue) OVER entries_of_call                          AS from_queue
    FROM call_legs
    WHERE business_date BETWEEN {from:Date} - 1 AND {to:Date} AND direction = 'inbound' AND queued_at IS NOT NULL
    WINDOW entries_of_call AS (PARTITION BY call_id ORDER BY queued_at, leg ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
WHERE entry > 1 AND business_date >= {from:Date}
GROUP BY from_queue, to_queue
ORDER BY entries DESC, from_queue, to_queue
