-- The records whose deadline falls on a day, or that began on it, are found without reading all versions. Where a version states no deadline its
-- updated_at stands in the index, which lies near the partition's day.

ALTER TABLE tickets
    ADD INDEX IF NOT EXISTS created (created_at) TYPE minmax,
    ADD INDEX IF NOT EXISTS reply_due (coalesce(reply_due_at, updated_at)) TYPE minmax,
    ADD INDEX IF NOT EXISTS step_due (coalesce(step_due_at, updated_at)) TYPE minmax;

ALTER TABLE tickets MATERIALIZE INDEX created, MATERIALIZE INDEX reply_due, MATERIALIZE INDEX step_due SETTINGS mutations_sync = 2;

ALTER TABLE complaint_cases ADD INDEX IF NOT EXISTS received (received_at) TYPE minmax;

ALTER TABLE complaint_cases MATERIALIZE INDEX received SETTINGS mutations_sync = 2;

ALTER TABLE callbacks ADD INDEX IF NOT EXISTS due (coalesce(due_at, updated_at)) TYPE minmax;

ALTER TABLE callbacks MATERIALIZE INDEX due SETTINGS mutations_sync = 2;
