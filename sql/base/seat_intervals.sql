-- Grain: one row per interval of the days {from} to {to} and of the whole centre, or of a queue of queue-teams, in which somebody was planned or logged in
-- Reads: shifts, rosters, agent_intervals, shift_teams, held_teams
-- business_date: Business day
-- interval_start: When the interval begins, UTC
-- queue: Queue; absent for the whole centre
-- planned_s: Seconds of shifts inside the interval, those of agents with several shifts added up
-- present_s: Seconds that agents were logged in inside it, each agent's overlaps counted once
WITH
    ${interval_minutes} * 60000                                                           AS interval_ms,
    (day -> toInt64(toUnixTimestamp(toDateTime(day, ${tz}))) * 1000)                      AS midnight,
    {from:Date} - least(1, toUInt16({from:Date}))                                         AS day_before,
    spans AS
    (
        SELECT toString(agent_id) AS agent, 'shift' AS kind, CAST(team AS Nullable(String)) AS team_name,
            toUnixTimestamp64Milli(starts_at) AS s, toUnixTimestamp64Milli(ends_at) AS e
        FROM shifts
        WHERE business_date BETWEEN day_before AND {to:Date}
        UNION ALL
        SELECT toString(agent_id), 'shift', CAST(team AS Nullable(String)), toUnixTimestamp64Milli(starts_at), toUnixTimestamp64Milli(ends_at)
        FROM rosters
        WHERE for_day BETWEEN day_before AND {to:Date}
          AND for_day NOT IN (SELECT business_date FROM shifts WHERE business_date BETWEEN day_before AND {to:Date})
        UNION ALL
        SELECT toString(agent_id), 'login', CAST(coalesce(shift_team, held_team) AS Nullable(String)), toUnixTimestamp64Milli(from_at), toUnixTimestamp64Milli(to_at)
        FROM agent_intervals
        LEFT JOIN shift_teams ON shift_day = business_date AND shift_agent = agent_id
        ASOF LEFT JOIN held_teams ON held_agent = agent_id AND held_from <= business_date
        WHERE business_date BETWEEN {from:Date} AND {to:Date} AND state = 'logged_in'
    ),
    days AS
    (
        SELECT *, arrayJoin(arrayMap(n -> toDate(fromUnixTimestamp64Milli(s, 'UTC'), ${tz}) + n,
            range(toUInt64(toDate(fromUnixTimestamp64Milli(e - 1, 'UTC'), ${tz}) - toDate(fromUnixTimestamp64Milli(s, 'UTC'), ${tz}) + 1)))) AS day
        FROM spans
        WHERE e > s
    ),
    pieces AS
    (
        SELECT agent, kind, team_name, day, midnight(day) + arrayJoin(range(toUInt64(intDiv(greatest(s, midnight(day)) - midnight(day), interval_ms)),
            toUInt64(intDiv(least(e, midnight(day + 1)) - 1 - midnight(day), interval_ms) + 1))) * interval_ms AS begins,
            greatest(s, begins) AS piece_s, least(e, begins + interval_ms) AS piece_e
        FROM days
        WHERE day BETWEEN {from:Date} AND {to:Date}
    ),
    seats AS
    (
        SELECT day, begins, team_name, agent, sumIf(piece_e - piece_s, kind = 'shift') AS planned_ms,
            toInt64(intervalLengthSumIf(piece_s, piece_e, kind = 'login')) AS present_ms
        FROM pieces
        GROUP BY day, begins, team_name, agent
    )
SELECT
    day                                                                                   AS business_date,
    fromUnixTimestamp64Milli(toInt64(begins), 'UTC')                                      AS interval_start,
    arrayJoin(arrayConcat([CAST(NULL AS Nullable(String))], arrayMap(pair -> CAST(pair.1 AS Nullable(String)),
        arrayFilter(pair -> ifNull(pair.2 = team_name, 0), ${queue_teams}))))             AS queue,
    toDecimal64(sum(planned_ms), 3) / 1000                                                AS planned_s,
    toDecimal64(sum(present_ms), 3) / 1000                                                AS present_s
FROM seats
GROUP BY day, begins, queue
