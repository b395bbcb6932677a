-- Grain: one row where calls of the hours {hours} were at least 15 % more than forecast, and not as much more than in the reference periods, which demand tells; else none
-- Reads: call_intervals, last_forecasts, call_measures
SELECT toString(today) AS now, toString(round(said, 1)) AS usual, concat('+', toString(round((today / said - 1) * 100))) AS change, 'forecasts' AS source, length({hours:Array(UInt8)}) * 3600 AS overlap_s
FROM
(
    SELECT
        (SELECT sum(offered) FROM call_intervals WHERE business_date BETWEEN {from:Date} AND {to:Date} AND has({hours:Array(UInt8)}, toHour(interval_start, {tz:String}))) AS today,
        (SELECT toFloat64(sum(offered)) FROM last_forecasts(from = {from:Date}, to = {to:Date}, basis = 'last') WHERE queue IS NULL AND has({hours:Array(UInt8)}, toHour(interval_start, {tz:String}))) AS said,
        (SELECT sum(seizures) / {periods:UInt32} FROM call_measures WHERE has({days:Array(Date)}, business_date) AND has({hours:Array(UInt8)}, hour)) AS mean
)
WHERE today >= 1.15 * said AND said > 0 AND (today < 1.15 * mean OR mean = 0)
