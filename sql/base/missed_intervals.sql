-- Grain: one row per interval of the days {from} to {to} and queue whose calls missed the target for which seats were reckoned
-- Reads: staffing_intervals
-- cause: The first that holds: both (calls above 1.1 × the forecast, and fewer seats than required), calls, seats, handling (handling time above 1.1 ×
--     the forecast's), other. The forecast is that of the weekly staffing forecast.
-- came_aht_s: Handling time of the calls that came; absent where none was answered
-- hours: Length of the interval
-- Decision: 288.
SELECT
    *,
    handling_s / nullIf(calls_answered, 0)                                                AS came_aht_s,
    toDecimal64(interval_minutes, 3) / 60                                                 AS hours,
    multiIf(many_calls AND few_seats, 'both', many_calls, 'calls', few_seats, 'seats', long_handling, 'handling', 'other') AS cause
FROM
(
    SELECT *,
        ifNull(toDecimal64(calls, 3) > offered * toDecimal64(1.1, 1), 0)                  AS many_calls,
        ifNull(present < toDecimal64(required, 3), 0)                                     AS few_seats,
        ifNull(handling_s > aht_s * toDecimal64(1.1, 1) * calls_answered, 0)              AS long_handling
    FROM staffing_intervals(from = {from:Date}, to = {to:Date}, basis = 'week')
    WHERE calls > 0 AND toDecimal64(calls_in_target, 6) < target * calls
)
