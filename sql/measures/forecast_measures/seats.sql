-- Rows: 应需席位时段
-- Grain: one row per interval of the day {day} whose required seats the weekly staffing forecast stated.
-- After: agent_intervals
-- Facts: forecasts
-- Reads: last_forecasts and agent_intervals of {day}.
-- Absent: nothing; an interval without required seats has no row.
-- Decision: 288.
WITH
    needs AS
    (
        SELECT interval_start, interval_minutes, assumeNotNull(required) AS seats_required, made_on,
            toUnixTimestamp64Milli(interval_start) AS s, s + toInt64(interval_minutes) * 60000 AS e
        FROM last_forecasts(from = {day:Date}, to = {day:Date}, basis = 'week')
        WHERE queue IS NULL AND required IS NOT NULL
    ),
    seated AS
    (
        SELECT needs.s AS began, toInt64(intervalLengthSum(greatest(logins.s, needs.s), least(logins.e, needs.e))) AS agent_ms
        FROM needs
        CROSS JOIN (SELECT agent_id, toUnixTimestamp64Milli(from_at) AS s, toUnixTimestamp64Milli(to_at) AS e
            FROM agent_intervals WHERE business_date = {day:Date} AND state = 'logged_in') AS logins
        WHERE logins.s < needs.e AND logins.e > needs.s
        GROUP BY began, logins.agent_id
    )
SELECT
    toHour(interval_start, {tz:String})                                                   AS hour,
    -- measures
    toDecimal64(toInt64(seats_required) * interval_minutes * 60, 3)                       AS needed_seat_s,
    least(needed_seat_s, toDecimal64(present.ms, 3) / 1000)                               AS filled_seat_s,
    -- evidence
    interval_start                                                                        AS interval_began,
    made_on                                                                               AS forecast_made_on,
    seats_required,
    toDecimal64(present.ms, 3) / 1000                                                     AS logged_in_seat_s
FROM needs
LEFT JOIN (SELECT began, sum(agent_ms) AS ms FROM seated GROUP BY began) AS present ON present.began = needs.s
