-- Grain: one row where wrap-up after calls of the hours {hours} lasted a tenth longer or shorter than in the reference periods; else none
-- Reads: call_intervals
SELECT toString(round(today, 1)) AS now, toString(round(mean, 1)) AS usual, concat(if(today > mean, '+', ''), toString(round((today / mean - 1) * 100))) AS change, 'call_intervals wrap_up_s' AS source, 0 AS overlap_s
FROM
(
    SELECT toFloat64(sumIf(wrap_up_s, is_now)) / nullIf(sumIf(answered, is_now), 0) AS today, toFloat64(sumIf(wrap_up_s, NOT is_now)) / nullIf(sumIf(answered, NOT is_now), 0) AS mean
    FROM (SELECT wrap_up_s, answered, business_date BETWEEN {from:Date} AND {to:Date} AS is_now FROM call_intervals
          WHERE (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date)) AND has({hours:Array(UInt8)}, toHour(interval_start, {tz:String})))
)
WHERE abs(today - mean) >= 0.1 * mean AND mean > 0
