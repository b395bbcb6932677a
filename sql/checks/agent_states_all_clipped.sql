-- severity: fail
-- uses: agent_states
-- label: 坐席状态的时长与按日切分后的时长相等
-- meaning: every state with an end that touches the day is an interval of it in the same length: for each agent and state the
-- milliseconds of the facts, cut at midnight, equal those of the intervals. Reads: agent_states of {day} and the seven days before, agent_intervals of {day}.
WITH
    toInt64(toUnixTimestamp(toDateTime({day:Date}, {tz:String}))) * 1000     AS day_start,
    toInt64(toUnixTimestamp(toDateTime({day:Date} + 1, {tz:String}))) * 1000 AS day_end
SELECT format('agent {0}, {1}: the states make {2} ms, the intervals {3}', agent_id, state, toString(sum(facts_ms)), toString(sum(interval_ms))) AS detail
FROM
(
    SELECT agent_id, state, greatest(least(toUnixTimestamp64Milli(assumeNotNull(to_at)), day_end) - greatest(toUnixTimestamp64Milli(from_at), day_start), 0) AS facts_ms,
        toInt64(0) AS interval_ms
    FROM agent_states
    WHERE business_date BETWEEN {day:Date} - 7 AND {day:Date} AND to_at IS NOT NULL
    UNION ALL
    SELECT agent_id, state, toInt64(0), dateDiff('millisecond', from_at, to_at) FROM agent_intervals WHERE business_date = {day:Date} AND was_open = 0
)
GROUP BY agent_id, state
HAVING sum(facts_ms) != sum(interval_ms)
ORDER BY agent_id, state
