-- Grain: one row where numbers that called three times a day and more made at least five points more of the calls than in the reference periods; else none
-- Reads: calls
SELECT toString(round(today, 1)) AS now, toString(round(mean, 1)) AS usual, 'calls caller' AS source, 0 AS overlap_s
FROM
(
    SELECT sumIf(times, is_now AND times >= 3) * 100 / nullIf(sumIf(times, is_now), 0) AS today, sumIf(times, NOT is_now AND times >= 3) * 100 / nullIf(sumIf(times, NOT is_now), 0) AS mean
    FROM
    (
        SELECT business_date BETWEEN {from:Date} AND {to:Date} AS is_now, count() AS times
        FROM calls
        WHERE (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date)) AND direction = 'inbound' AND leg = 1 AND caller IS NOT NULL
        GROUP BY business_date, caller
    )
)
WHERE today - mean >= 5
