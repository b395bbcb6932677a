-- call_waits of a day.
SELECT {day:Date} AS business_date, toUInt32(least(intDiv(waited + 999, 1000), 3600)) AS waited_s, queue_of AS queue, agent_of AS agent_id, countIf(got_agent) AS answered, countIf(NOT got_agent) AS lost
FROM
(
    SELECT
        countIf(answered_at IS NOT NULL) > 0                                    AS got_agent,
        minIf(queued_at, queued_at IS NOT NULL)                                 AS first_queued,
        argMinIf((queue, agent_id), (answered_at, leg), answered_at IS NOT NULL) AS answer,
        if(got_agent, answer.1, argMinIf(tuple(queue), (queued_at, leg), queued_at IS NOT NULL).1) AS queue_of,
        if(got_agent, answer.2, NULL)                                           AS agent_of,
        if(countIf(queued_at IS NOT NULL) > 0, greatest(dateDiff('millisecond', assumeNotNull(first_queued),
            if(got_agent, assumeNotNull(minIf(answered_at, answered_at IS NOT NULL)), max(ended_at))), 0), 0) AS waited
    FROM calls
    WHERE business_date = {day:Date} AND direction = 'inbound'
    GROUP BY call_id
    HAVING countIf(leg = 1) > 0 AND (got_agent OR countIf(queued_at IS NOT NULL) > 0)
)
GROUP BY waited_s, queue_of, agent_of
