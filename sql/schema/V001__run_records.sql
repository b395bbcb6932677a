-- What the runs did: one row a run, a feed and day, a warning, a refused row, a check, a report. Append only; the newest row wins.

CREATE TABLE IF NOT EXISTS runs
(
    run_id      String                             COMMENT 'Id of the run, in the order of time',
    command     LowCardinality(String)             COMMENT 'What was asked: nightly, backfill, …',
    job         LowCardinality(String)             COMMENT 'Spring Batch job: night',
    period      String                             COMMENT 'Business day, ISO week or month that was run',
    state       LowCardinality(String)             COMMENT 'started, done, warnings or failed',
    started_at  DateTime64(3, 'UTC')               COMMENT 'When the run began, UTC',
    ended_at    Nullable(DateTime64(3, 'UTC'))     COMMENT 'When the run ended, UTC; absent while it runs or when it was killed',
    message     String                             COMMENT 'Why it failed or what it warns of; empty when there is nothing to say',
    recorded_at DateTime64(3, 'UTC')               COMMENT 'When this row was written, UTC; the newest row of a run_id holds'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(started_at)
ORDER BY (run_id, recorded_at)
COMMENT 'Grain: one row a run and state change';

CREATE TABLE IF NOT EXISTS feed_runs
(
    run_id        String                  COMMENT 'Run that loaded or tried to',
    feed          LowCardinality(String)  COMMENT 'Feed',
    business_date Date                    COMMENT 'Business day that was loaded',
    state         LowCardinality(String)  COMMENT 'loaded, or failed: the warehouse then holds what it held before',
    rows_read     UInt64                  COMMENT 'Rows read from all sources = loaded + duplicates + rejected + other_day + filtered',
    loaded        UInt64                  COMMENT 'Rows now in the partition of the day',
    duplicates    UInt64                  COMMENT 'Rows with key and content of another',
    rejected      UInt64                  COMMENT 'Rows refused: broken rules and conflicts; each is in rejected_rows',
    other_day     UInt64                  COMMENT 'Rows of other business days',
    filtered      UInt64                  COMMENT 'Rows that the source definition leaves out (where)',
    warnings      UInt64                  COMMENT 'Rows or files with a warning; texts are in feed_warnings',
    error         String                  COMMENT 'Why the feed failed; empty when it did not',
    finished_at   DateTime64(3, 'UTC')    COMMENT 'When the feed was done, UTC; the newest row of feed and day holds'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(business_date)
ORDER BY (feed, business_date, finished_at)
COMMENT 'Grain: one row a feed, business day and attempt: the row accounting';

CREATE TABLE IF NOT EXISTS feed_warnings
(
    run_id        String                  COMMENT 'Run that warned',
    feed          LowCardinality(String)  COMMENT 'Feed, or the measure that warned',
    business_date Date                    COMMENT 'Business day',
    warning       String                  COMMENT 'What was unusual and what to do',
    times         UInt64                  COMMENT 'How often it came up',
    recorded_at   DateTime64(3, 'UTC')    COMMENT 'When it was recorded, UTC'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(business_date)
ORDER BY (feed, business_date, run_id)
COMMENT 'Grain: one row a feed, business day, run and warning text';

CREATE TABLE IF NOT EXISTS rejected_rows
(
    run_id        String                  COMMENT 'Run that refused the row',
    feed          LowCardinality(String)  COMMENT 'Feed',
    business_date Date                    COMMENT 'Business day that was being loaded',
    source        LowCardinality(String)  COMMENT 'File relative to the home, or query',
    sheet         LowCardinality(String)  COMMENT 'Worksheet; empty when the source has none',
    line          UInt64                  COMMENT 'Line of the file or number of the row',
    column_name   LowCardinality(String)  COMMENT 'Canonical column of the first fault; empty when the row as a whole is faulty',
    value         String                  COMMENT 'What stood there; empty when nothing did',
    reason        String                  COMMENT 'Why the row was refused, as a person can act on; conflict: another row has the key',
    raw           String                  COMMENT 'The row as delivered; of a conflict its canonical values as CSV, times in UTC',
    recorded_at   DateTime64(3, 'UTC')    COMMENT 'When it was recorded, UTC'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(business_date)
ORDER BY (feed, business_date, run_id, source, line)
COMMENT 'Grain: one row a refused source row and run';

CREATE TABLE IF NOT EXISTS checks
(
    run_id        String                  COMMENT 'Run that checked',
    check_name    LowCardinality(String)  COMMENT 'Name of the file in sql/checks',
    business_date Date                    COMMENT 'Business day that was checked',
    severity      LowCardinality(String)  COMMENT 'fail: reports are withheld; warn: only said',
    state         LowCardinality(String)  COMMENT 'passed or broken',
    detail        String                  COMMENT 'What does not agree; empty when passed',
    recorded_at   DateTime64(3, 'UTC')    COMMENT 'When it was checked, UTC; the newest row of check and day holds'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(business_date)
ORDER BY (check_name, business_date, recorded_at)
COMMENT 'Grain: one row a reconciliation check, business day and run';

CREATE TABLE IF NOT EXISTS report_runs
(
    run_id      String                             COMMENT 'Run that rendered or withheld the report',
    report      LowCardinality(String)             COMMENT 'Id in config/reports.yml',
    period      String                             COMMENT 'Business day, ISO week or month',
    version     UInt32                             COMMENT 'Version of the report for the period, from 1',
    state       LowCardinality(String)             COMMENT 'rendered, mailed (the message is written), or withheld',
    deadline    DateTime64(3, 'UTC')               COMMENT 'When the report is due, UTC',
    files       Array(String)                      COMMENT 'Files that were made, relative to the home',
    checksum    String                             COMMENT 'SHA-256 over the content without the as-of time; empty when withheld',
    message     String                             COMMENT 'Why it was withheld; empty otherwise',
    recorded_at DateTime64(3, 'UTC')               COMMENT 'When this was recorded, UTC; the newest row of report and period holds'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(recorded_at)
ORDER BY (report, period, recorded_at)
COMMENT 'Grain: one row a report, period and attempt';
