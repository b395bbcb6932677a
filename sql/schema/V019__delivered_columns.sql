-- Which columns each load delivered: a column that nobody delivers has no figures, and one that is gone fails its feed.

CREATE TABLE IF NOT EXISTS delivered_columns
(
    feed           LowCardinality(String)        COMMENT 'Feed that was loaded',
    business_date  Date                          COMMENT 'Business day that was loaded; of a snapshot the day it was loaded for',
    source         String                        COMMENT 'Kind and path or query of the source; empty where the columns are not known',
    columns        Array(LowCardinality(String)) COMMENT 'Columns that some file or query of the source delivered, filled or not',
    everywhere     Array(LowCardinality(String)) COMMENT 'Those of them that every file of the source delivered',
    run_id         String                        COMMENT 'Run that loaded the day',
    recorded_at    DateTime64(3, 'UTC')          COMMENT 'When this was recorded, UTC; the newest rows of a feed and day hold'
)
ENGINE = MergeTree
ORDER BY (feed, business_date, recorded_at, source)
COMMENT 'Grain: one row a feed, business day, load and source; kept as long as the measures';

-- Days that an earlier version loaded: that they were, but not with which columns.
INSERT INTO delivered_columns (feed, business_date, source, columns, everywhere, run_id, recorded_at)
SELECT feed, business_date, '', [], [], argMax(run_id, finished_at), max(finished_at)
FROM feed_runs
WHERE state = 'loaded' AND (feed, business_date) NOT IN (SELECT feed, business_date FROM delivered_columns)
GROUP BY feed, business_date;
