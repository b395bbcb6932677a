-- Grain: one row where calls of the hours {hours} lasted a tenth longer or shorter than in the reference periods; else none
-- Reads: call_measures
SELECT toString(round(today, 1)) AS now, toString(round(mean, 1)) AS usual, concat(if(today > mean, '+', ''), toString(round((today / mean - 1) * 100))) AS change, 'call_measures talk_s' AS source, 0 AS overlap_s
FROM
(
    SELECT toFloat64(sumIf(talk_s, is_now)) / nullIf(sumIf(talks, is_now), 0) AS today, toFloat64(sumIf(talk_s, NOT is_now)) / nullIf(sumIf(talks, NOT is_now), 0) AS mean
    FROM (SELECT talk_s, talks, business_date BETWEEN {from:Date} AND {to:Date} AS is_now FROM call_measures
          WHERE (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date)) AND has({hours:Array(UInt8)}, hour))
)
WHERE abs(today - mean) >= 0.1 * mean AND mean > 0
