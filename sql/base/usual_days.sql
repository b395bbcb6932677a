-- Grain: feed × business day that {day} is compared with: of the days {alike} that were loaded, the newest eight; none where there are fewer than four
-- Reads: feed_runs
-- usual_rows: Rows that were loaded
SELECT feed, business_date AS usual_day, loaded AS usual_rows
FROM
(
    SELECT feed, business_date, loaded, count() OVER (PARTITION BY feed) AS days
    FROM
    (
        SELECT feed, business_date, loaded
        FROM (SELECT * FROM feed_runs WHERE has({alike:Array(Date)}, business_date) ORDER BY finished_at DESC LIMIT 1 BY feed, business_date)
        WHERE state = 'loaded'
        ORDER BY business_date DESC
        LIMIT 8 BY feed
    )
)
WHERE days >= 4
