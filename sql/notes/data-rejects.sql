-- Grain: one row a feed of the figure that refused more than three times as many rows as usual, and ten at least
-- Reads: feed_runs
SELECT feed, toString(refused) AS rejected, toString(round(usual_refused, 1)) AS usual, concat('feed_runs ', feed) AS source, 0 AS overlap_s
FROM
(
    SELECT feed, sumIf(last_refused, business_date BETWEEN {from:Date} AND {to:Date}) AS refused,
        sumIf(last_refused, has({days:Array(Date)}, business_date)) / {periods:UInt32} AS usual_refused
    FROM
    (
        SELECT feed, business_date, argMax(rejected, finished_at) AS last_refused
        FROM feed_runs
        WHERE has({feeds:Array(String)}, feed) AND (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date))
        GROUP BY feed, business_date
    )
    GROUP BY feed
)
WHERE refused >= 10 AND refused > 3 * usual_refused
ORDER BY refused DESC
