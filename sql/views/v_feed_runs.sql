-- Grain: one row a feed and business day: the row accounting of its last attempt
-- Reads: feed_runs
-- held: Rows of the day, or of the snapshot, that the warehouse held after the attempt; of a failed one those it held before
SELECT
    run_id, feed, business_date, state, rows_read, loaded, duplicates, rejected, other_day, filtered, warnings, held,
    error, finished_at
FROM feed_runs
ORDER BY feed, business_date, finished_at DESC
LIMIT 1 BY feed, business_date
