-- Grain: one row for each feed of which something was loaded after {since} that the month {from} to {to} may follow from.
-- Reads: feed_runs.
-- Absent: nothing.
--
-- Versioned feeds and snapshots count from any day: a deadline or verdict of the month may have been loaded with another one. Calls,
-- states and shifts reach over midnight, so the days beside the month count for them.
SELECT feed, min(business_date) AS first_day, max(business_date) AS last_day
FROM feed_runs
WHERE state = 'loaded' AND finished_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    AND (business_date BETWEEN {from:Date} AND {to:Date}
        OR business_date BETWEEN {from:Date} - 1 AND {to:Date} + 1 AND feed IN ('calls', 'surveys', 'agent_states', 'shifts')
        OR feed IN ('tickets', 'complaint_cases', 'agents', 'qa_plans'))
GROUP BY feed
ORDER BY feed
