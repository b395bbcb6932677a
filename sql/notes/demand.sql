-- Grain: one row where calls of the hours {hours} were at least 15 % more than in the mean of the reference periods; else none
-- Reads: call_measures
SELECT toString(today) AS now, toString(round(mean, 1)) AS usual, concat('+', toString(round((today / mean - 1) * 100))) AS change, 'call_measures seizures' AS source, length({hours:Array(UInt8)}) * 3600 AS overlap_s
FROM
(
    SELECT sumIf(seizures, business_date BETWEEN {from:Date} AND {to:Date}) AS today, sumIf(seizures, has({days:Array(Date)}, business_date)) / {periods:UInt32} AS mean
    FROM call_measures
    WHERE (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date)) AND has({hours:Array(UInt8)}, hour)
)
WHERE today >= 1.15 * mean AND mean > 0
