-- Grain: one row, the IVR route whose calls of the hours {hours} grew most, where they grew by 15 % and twenty calls at least; else none
-- Reads: calls
SELECT ivr_route AS route, toString(today) AS now, toString(round(mean, 1)) AS usual, if(mean = 0, '+100', concat('+', toString(round((today / mean - 1) * 100)))) AS change, concat('calls ivr_route ', route) AS source, 0 AS overlap_s
FROM
(
    SELECT assumeNotNull(calls.ivr_route) AS ivr_route, countIf(business_date BETWEEN {from:Date} AND {to:Date}) AS today, countIf(has({days:Array(Date)}, business_date)) / {periods:UInt32} AS mean
    FROM calls
    WHERE (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date)) AND direction = 'inbound' AND leg = 1 AND calls.ivr_route IS NOT NULL
      AND has({hours:Array(UInt8)}, toHour(arrived_at, {tz:String}))
    GROUP BY ivr_route
)
WHERE today >= 1.15 * mean AND today - mean >= 20
ORDER BY today - mean DESC, route
LIMIT 1
