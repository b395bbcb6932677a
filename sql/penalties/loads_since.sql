-- Grain: one row for each feed of which something was loaded after {since} that the month {from} to {to} may follow from.
-- Reads: feed_runs, agents_history.
-- Parameters: of_any_day: the versioned feeds and the snapshots.
-- Absent: nothing.
--
-- Versioned feeds, reviews of calls and snapshots count from any day: a deadline or verdict of the month may have been loaded with another one. Slips
-- name calls, and campaigns go on with attempts, of any day before. Calls, states and shifts reach over midnight, so the days beside the month count
-- for them; excused time and attempts to reach who complained tell of up to seven days after. A list of agents of a later day tells nothing of the
-- month, but of agents whom no earlier list has.
SELECT feed, min(business_date) AS first_day, max(business_date) AS last_day
FROM feed_runs
WHERE state = 'loaded' AND finished_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    AND (business_date BETWEEN {from:Date} AND {to:Date}
        OR business_date <= {to:Date} + 1 AND feed IN ('calls', 'campaign_attempts')
        OR business_date BETWEEN {from:Date} - 1 AND {to:Date} + 1 AND feed IN ('surveys', 'agent_states', 'shifts')
        OR business_date BETWEEN {from:Date} - 7 AND {to:Date} AND feed IN ('excused', 'case_attempts')
        OR feed = 'qa_reviews'
        OR feed != 'agents' AND has({of_any_day:Array(String)}, feed)
        OR feed = 'agents' AND (business_date <= {to:Date} OR business_date IN (SELECT min(business_date) FROM agents_history GROUP BY agent_id)))
GROUP BY feed
ORDER BY feed
