-- Grain: one row per begun second of waiting, queue and agent of the day {day} with a call that asked for an agent.
-- Reads: inbound_calls of {day}.
-- Absent: the queue of what has none, the agent of lost calls; a second after which no call was answered or lost has no row.
--
-- The wait is that of call_measures; from the hour on seconds are not told apart.
SELECT
    {day:Date}                                                                            AS business_date,
    toUInt32(least(intDiv(wait_ms + 999, 1000), 3600))                                    AS waited_s,
    queue,
    agent_id,
    sum(is_answered)                                                                      AS answered,
    sum(is_lost)                                                                          AS lost
FROM inbound_calls(from = {day:Date}, to = {day:Date})
WHERE asked_for_agent
GROUP BY waited_s, queue, agent_id
