-- Rows: 预测时段
-- Grain: one row per interval of the day {day} that was forecast for the whole centre at least seven days before, with the last such forecast.
-- After: call_intervals
-- Facts: forecasts
-- Reads: last_forecasts, call_intervals and feed_runs of {day}.
-- Absent: nothing; a day that was not forecast, or whose calls were never loaded, has no row.
-- Decision: 288.
SELECT
    toHour(interval_start, {tz:String})                                                   AS hour,
    -- measures
    came.calls                                                                            AS forecast_calls,
    abs(toDecimal64(came.calls, 3) - forecasts.offered)                                   AS forecast_error_calls,
    forecasts.offered - toDecimal64(came.calls, 3)                                        AS forecast_bias_calls,
    -- evidence
    interval_start                                                                        AS interval_began,
    made_on                                                                               AS forecast_made_on,
    forecasts.offered                                                                     AS calls_expected
FROM (SELECT * FROM last_forecasts(from = {day:Date}, to = {day:Date}, basis = 'early') WHERE queue IS NULL) AS forecasts
LEFT JOIN (SELECT interval_start AS began, sum(offered) AS calls FROM call_intervals WHERE business_date = {day:Date} GROUP BY began) AS came
    ON came.began = forecasts.interval_start
WHERE (SELECT count() > 0 FROM feed_runs WHERE feed = 'calls' AND state = 'loaded' AND business_date = {day:Date})
