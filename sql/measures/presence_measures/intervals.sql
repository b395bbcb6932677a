-- Rows: 排班时段
-- Grain: one row per staffing interval of the day {day}.
-- After: agent_intervals, call_measures
-- Facts: staffing
-- Reads: staffing, agent_intervals and call_measures of {day}.
-- Absent: an interval without a staffing row; sums are 0, never absent.
--
-- Seat-seconds, so that they add up. The assessed ones are the same on a day that missed its service level: answered in
-- target / seizures, the formula that the start demands of the service level, below {answer_rate_target}; and 0 on any other day or one without calls.
-- Decision: 58.
WITH
    needs AS
    (
        SELECT
            interval_start,
            interval_minutes,
            required_seats,
            toUnixTimestamp64Milli(interval_start)                                        AS s,
            s + toInt64(interval_minutes) * 60000                                         AS e
        FROM staffing
        WHERE business_date = {day:Date}
    ),
    seats AS
    (
        SELECT needs.s AS s, sum(agent_ms) AS actual_ms
        FROM
        (
            SELECT
                needs.s AS s,
                toInt64(intervalLengthSum(greatest(toUnixTimestamp64Milli(logins.from_at), needs.s),
                    least(toUnixTimestamp64Milli(logins.to_at), needs.e)))                AS agent_ms
            FROM needs
            CROSS JOIN (SELECT agent_id, from_at, to_at FROM agent_intervals WHERE business_date = {day:Date} AND state = 'logged_in') AS logins
            WHERE toUnixTimestamp64Milli(logins.from_at) < needs.e AND toUnixTimestamp64Milli(logins.to_at) > needs.s
            GROUP BY needs.s, logins.agent_id
        ) AS needs
        GROUP BY needs.s
    ),
    (
        SELECT sum(seizures) > 0 AND toDecimal128(sum(answered_in_target), 0) < toDecimal128({answer_rate_target:String}, 6) * sum(seizures)
        FROM call_measures
        WHERE business_date = {day:Date}
    ) AS is_assessed
SELECT
    needs.interval_start                                                                  AS interval_start,
    needs.interval_minutes                                                                AS interval_minutes,
    -- measures
    toDecimal64(toInt64(needs.required_seats) * needs.interval_minutes * 60, 3)           AS required_seat_s,
    toDecimal64(seats.actual_ms, 3) / 1000                                                AS actual_seat_s,
    least(actual_seat_s, required_seat_s)                                                 AS present_seat_s,
    if(is_assessed, required_seat_s, toDecimal64(0, 3))                                   AS assessed_required_seat_s,
    if(is_assessed, present_seat_s, toDecimal64(0, 3))                                    AS assessed_present_seat_s,
    -- evidence
    needs.required_seats                                                                  AS required_seats,
    actual_seat_s                                                                         AS logged_in_seat_s
FROM needs
LEFT JOIN seats ON seats.s = needs.s
