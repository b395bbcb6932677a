-- Grain: one row per business day that was forecast at least seven days before and loaded, and one for all of them.
-- Reads: last_forecasts; call_intervals; feed_runs.
-- Parameters: from, to: first and last business date, both included.
-- Absent: shares of a day without any call; share_close where neither forecast nor calls were above 0 in any interval. error_interval is Σ |forecast − calls| by interval ÷ Σ calls, error_day the
-- same by day, bias Σ (forecast − calls) ÷ Σ calls; share_close the share of intervals with calls whose forecast lies within 10 % of them.
WITH
    intervals AS
    (
        SELECT for_day, offered AS said, toDecimal64(came.calls, 3) AS calls
        FROM (SELECT * FROM last_forecasts(from = {from:Date}, to = {to:Date}, basis = 'early') WHERE queue IS NULL) AS forecasts
        LEFT JOIN (SELECT interval_start AS begins, sum(offered) AS calls FROM call_intervals WHERE business_date BETWEEN {from:Date} AND {to:Date} GROUP BY begins) AS came
            ON came.begins = forecasts.interval_start
        WHERE for_day IN (SELECT business_date FROM feed_runs WHERE feed = 'calls' AND state = 'loaded')
    ),
    days AS
    (
        SELECT for_day, sum(said) AS said, sum(calls) AS calls, sum(abs(intervals.said - intervals.calls)) AS error_by_interval,
            countIf(intervals.calls > 0) AS with_calls, countIf(intervals.calls > 0 AND abs(intervals.said - intervals.calls) * 10 <= intervals.calls) AS close
        FROM intervals
        GROUP BY for_day
    )
SELECT
    if(grouping(for_day) = 1, '合计', toString(for_day))                AS accuracy_day,
    sum(days.said)                                                      AS calls_expected,
    sum(days.calls)                                                     AS calls_came,
    toDecimal64(sum(error_by_interval), 6) / nullIf(sum(days.calls), 0) AS error_interval,
    toDecimal64(sum(abs(days.said - days.calls)), 6) / nullIf(sum(days.calls), 0) AS error_day,
    toDecimal64(sum(days.said - days.calls), 6) / nullIf(sum(days.calls), 0) AS forecast_bias_share,
    toDecimal64(sum(close), 6) / nullIf(sum(with_calls), 0)             AS share_close,
    sum(with_calls)                                                     AS share_close_per
FROM days
GROUP BY GROUPING SETS ((for_day), ())
HAVING count() > 0
ORDER BY grouping(for_day), for_day
