-- What each load of a day read, so that a later run notices files that changed since.

CREATE TABLE IF NOT EXISTS source_days
(
    feed           LowCardinality(String)        COMMENT 'Feed that was loaded, from files alone',
    business_date  Date                          COMMENT 'Business day that was loaded',
    run_id         String                        COMMENT 'Run that loaded the day, or looked at its files later',
    loaded         UInt8                         COMMENT 'Whether the load succeeded; rows and digest of a failed one are 0',
    files          String                        COMMENT 'Files that the day was read from: path, size and time of change, one a line; empty where one was missing',
    rows_of_day    UInt64                        COMMENT 'Rows of the day in them, loaded or refused',
    digest         Int64                         COMMENT 'Sum over these rows of a hash of their cells: other rows, other digest',
    told           String                        COMMENT 'Why the day was loaded again, or kept although its files changed; empty for an ordinary load',
    recorded_at    DateTime64(3, 'UTC')          COMMENT 'When this was recorded, UTC; the newest row of a feed and day holds'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(business_date)
ORDER BY (feed, business_date, recorded_at)
COMMENT 'Grain: one row a feed, business day and load, or look at its files';
