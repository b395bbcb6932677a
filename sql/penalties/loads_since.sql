-- Grain: one row for each feed of which something was loaded after {since} that the month {from} to {to} may follow from.
-- Reads: feed_runs.
-- Absent: nothing.
SELECT feed, min(business_date) AS first_day, max(business_date) AS last_day
FROM feed_runs
WHERE state = 'loaded' AND finished_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    AND (business_date BETWEEN {from:Date} AND {to:Date}
        OR business_date > {to:Date} AND feed IN ('tickets', 'complaint_cases', 'agents', 'qa_plans'))
GROUP BY feed
ORDER BY feed
