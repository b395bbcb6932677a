-- The row accounting of failed attempts, and which days wait for being measured again.

ALTER TABLE feed_runs ADD COLUMN IF NOT EXISTS held UInt64 DEFAULT if(state = 'loaded', loaded, 0)
    COMMENT 'Rows of the day, or of the snapshot, that the warehouse held after the attempt; of a failed one those it held before'
    AFTER warnings;

ALTER TABLE feed_runs COMMENT COLUMN loaded
    'Rows that passed all rules and keys; in the warehouse when the state is loaded, else counted and not kept';

ALTER TABLE feed_runs COMMENT COLUMN rows_read
    'Rows read from all sources = loaded + duplicates + rejected + other_day + filtered, of failed attempts too';

CREATE TABLE IF NOT EXISTS days_to_measure
(
    business_date Date                    COMMENT 'Business day whose measures no longer follow from the facts',
    model         LowCardinality(String)  COMMENT 'Measure table, a file of sql/measures',
    because_of    Date                    COMMENT 'Business day whose load changes the facts',
    run_id        String                  COMMENT 'Run that noted it, before it changed any fact',
    noted_at      DateTime64(3, 'UTC')    COMMENT 'When it was noted, UTC'
)
ENGINE = MergeTree
PARTITION BY because_of
ORDER BY (business_date, model)
COMMENT 'Grain: one row a business day, measure table and run that waits for being computed; gone once the night has computed them';
