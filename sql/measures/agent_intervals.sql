-- Grain: one row per agent state that touches the day {day}, clipped to it.
-- Reads: agent_states of {day} and the seven days before (states over midnight), calls of the same days (an agent's last activity).
-- Absent: nothing; an open state is closed and marked.
--
-- An open state ends at the earliest of the agent's next state of the same kind, the agent's last activity on the day the state
-- began (the latest begin or end of any state, or end of any leg, that falls in that day), and midnight.
-- Decisions: 32, 53.
WITH
    toInt64(toUnixTimestamp(toDateTime({day:Date}, {tz:String}))) * 1000                  AS day_start,
    toInt64(toUnixTimestamp(toDateTime({day:Date} + 1, {tz:String}))) * 1000              AS day_end,
    states AS
    (
        SELECT
            business_date, agent_id, state,
            toUnixTimestamp64Milli(from_at)                                               AS from_ms,
            if(to_at IS NULL, NULL, toUnixTimestamp64Milli(assumeNotNull(to_at)))         AS to_ms,
            leadInFrame(toNullable(toUnixTimestamp64Milli(from_at))) OVER (PARTITION BY agent_id, state ORDER BY from_at
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)                         AS next_ms
        FROM agent_states
        WHERE business_date BETWEEN {day:Date} - 7 AND {day:Date}
    ),
    activity AS
    (
        SELECT toDate(fromUnixTimestamp64Milli(at_ms), {tz:String}) AS on_day, agent_id, max(at_ms) AS last_ms
        FROM
        (
            SELECT agent_id, arrayJoin([from_ms, ifNull(to_ms, from_ms)]) AS at_ms FROM states
            UNION ALL
            SELECT assumeNotNull(agent_id), toUnixTimestamp64Milli(ended_at)
            FROM calls
            WHERE business_date BETWEEN {day:Date} - 8 AND {day:Date} AND agent_id IS NOT NULL
        )
        GROUP BY on_day, agent_id
    ),
    closed AS
    (
        SELECT
            states.agent_id                                                               AS agent_id,
            states.state                                                                  AS state,
            states.from_ms                                                                AS from_ms,
            ifNull(states.to_ms, greatest(states.from_ms, least(
                ifNull(states.next_ms, 9000000000000000), activity.last_ms,
                toInt64(toUnixTimestamp(toDateTime(states.business_date + 1, {tz:String}))) * 1000))) AS to_ms,
            states.to_ms IS NULL                                                          AS was_open
        FROM states
        INNER JOIN activity ON activity.on_day = states.business_date AND activity.agent_id = states.agent_id
    )
SELECT
    {day:Date}                                                              AS business_date,
    agent_id,
    state,
    fromUnixTimestamp64Milli(greatest(from_ms, day_start), 'UTC')           AS from_at,
    fromUnixTimestamp64Milli(least(to_ms, day_end), 'UTC')                  AS to_at,
    was_open
FROM closed
WHERE from_ms < day_end AND to_ms > day_start
