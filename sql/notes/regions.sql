-- Grain: one row, the region whose calls of the hours {hours} grew most, where they grew by 15 % and twenty calls at least; else none
-- Reads: calls
-- A region is the area code of a caller's fixed line; a mobile number tells none. Decision 327.
SELECT region, toString(today) AS now, toString(round(mean, 1)) AS usual, if(mean = 0, '+100', concat('+', toString(round((today / mean - 1) * 100)))) AS change, concat('calls area code ', region) AS source, 0 AS overlap_s
FROM
(
    SELECT extract(assumeNotNull(caller), '^(0(?:10|2\\d|[3-9]\\d{2}))[- ]?\\d{7,8}$') AS region, countIf(business_date BETWEEN {from:Date} AND {to:Date}) AS today,
        countIf(has({days:Array(Date)}, business_date)) / {periods:UInt32} AS mean
    FROM calls
    WHERE (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date)) AND direction = 'inbound' AND leg = 1 AND caller IS NOT NULL
      AND has({hours:Array(UInt8)}, toHour(arrived_at, {tz:String}))
    GROUP BY region
)
WHERE region != '' AND today >= 1.15 * mean AND today - mean >= 20
ORDER BY today - mean DESC, region
LIMIT 1
