-- Grain: business day × interval of the whole centre with calls, a forecast or required seats; by queue see v_call_intervals
-- Reads: v_call_intervals, presence_measures, last_forecasts, days_with_value
-- offered: Calls that asked for an agent; 0 in an interval without calls, absent where the day's calls are not loaded
-- answered: Of those, answered; absent as they are
-- answered_in_target: Of those, answered within the target; absent as they are
-- service_level: answered_in_target ÷ offered; absent without calls
-- forecast_offered: Calls of the last forecast made before the day; absent without a forecast
-- forecast_required: Seats that this forecast requires; absent as it is
-- required: Seats that the customer requires: the mean over the interval; absent without a row of staffing
-- present: Seats filled: seconds logged in ÷ length of the interval, where seats are required; absent until a day's logins are known
-- Seats of staffing rows that are shorter or longer than an interval go to the intervals that they overlap, by time.
WITH
    ${measured},
    ${kpi_value},
    ${interval_minutes}                                                                   AS minutes,
    (day -> toInt64(toUnixTimestamp(toDateTime(day, ${tz}))) * 1000)                      AS midnight,
    parts AS
    (
        SELECT
            business_date AS day, interval_start AS begins, interval_minutes AS length_min,
            v_call_intervals.offered AS came, v_call_intervals.answered AS was_answered,
            v_call_intervals.answered_in_target AS was_in_target,
            CAST(NULL AS Nullable(Decimal(18, 3))) AS expected, CAST(NULL AS Nullable(UInt32)) AS expected_seats,
            CAST(NULL AS Nullable(Decimal(18, 6))) AS seats, CAST(NULL AS Nullable(Decimal(18, 6))) AS filled
        FROM v_call_intervals
        UNION ALL
        SELECT for_day, last.interval_start, last.interval_minutes, NULL, NULL, NULL, last.offered, last.required, NULL, NULL
        FROM last_forecasts(from = '1970-03-05', to = '2149-06-05', basis = 'last') AS last
        WHERE queue IS NULL
        UNION ALL
        SELECT day, fromUnixTimestamp64Milli(begins_ms, 'UTC'), minutes, NULL, NULL, NULL, NULL, NULL,
            toDecimal64(required_s * share / (minutes * 60), 6), toDecimal64(filled_s * share / (minutes * 60), 6)
        FROM
        (
            SELECT
                presence.business_date AS day, toFloat64(required_seat_s) AS required_s, toFloat64(actual_seat_s) AS filled_s,
                toInt64(minutes) * 60000 AS ms,
                toUnixTimestamp64Milli(presence.interval_start) AS s, s + toInt64(presence.interval_minutes) * 60000 AS e,
                arrayJoin(range(intDiv(s - midnight(day), ms), intDiv(e - 1 - midnight(day), ms) + 1)) * ms + midnight(day) AS begins_ms,
                (least(e, begins_ms + ms) - greatest(s, begins_ms)) / (e - s)             AS share
            FROM presence_measures AS presence
        )
    )
SELECT
    day                                                                                   AS business_date,
    begins                                                                                AS interval_start,
    any(length_min)                                                                       AS interval_minutes,
    measured('seizures', ifNull(sum(came), 0))                                            AS offered,
    measured('answered', ifNull(sum(was_answered), 0))                                    AS answered,
    measured('answered_in_target', ifNull(sum(was_in_target), 0))                         AS answered_in_target,
    kpi_value(toDecimal128(answered_in_target, 3), toDecimal128(offered, 3))              AS service_level,
    max(expected)                                                                         AS forecast_offered,
    max(expected_seats)                                                                   AS forecast_required,
    sum(seats)                                                                            AS required,
    measured('actual_seat_s', sum(filled))                                                AS present
FROM parts
LEFT JOIN days_with_value ON valued_day = day
GROUP BY day, begins, valued
