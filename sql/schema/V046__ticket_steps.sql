-- The steps that tickets go through, each with a deadline of its own, and what is measured of them.

CREATE TABLE IF NOT EXISTS ticket_steps
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `ticket_id` String COMMENT 'Ticket that the step belongs to',
    `step_no` Int32 COMMENT 'Number of the step within the ticket',
    `step` LowCardinality(String) COMMENT 'What is to be done, as the centre names it (节点)',
    `group` LowCardinality(Nullable(String)) COMMENT 'Group that it was given to',
    `owner` LowCardinality(Nullable(String)) COMMENT 'Agent who answers for it',
    `started_at` DateTime64(3, 'UTC') COMMENT 'When it began, UTC',
    `due_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it is due, UTC; absent: what config/limits.yml says of the step',
    `done_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it ended, UTC',
    `outcome` LowCardinality(Nullable(String)) COMMENT 'What became of it: done, returned, misdispatched, cancelled',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded',
    INDEX due (coalesce(due_at, updated_at)) TYPE minmax,
    INDEX started (started_at) TYPE minmax,
    INDEX done (coalesce(done_at, updated_at)) TYPE minmax
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`ticket_id`, `step_no`, `updated_at`)
COMMENT 'Grain: one row per version of a step of a ticket; the latest says what it is; key ticket_id + step_no + updated_at';

ALTER TABLE ticket_measures
    ADD COLUMN IF NOT EXISTS step LowCardinality(Nullable(String)) COMMENT 'Step of the feed ticket_steps; absent of what is counted of whole tickets' AFTER channel,
    ADD COLUMN IF NOT EXISTS step_group LowCardinality(Nullable(String)) COMMENT 'Group that the step was given to; absent as the step is, or when it has none' AFTER step,
    MODIFY COLUMN steps_due COMMENT '到期节点数: deadlines of steps that fall in the day',
    MODIFY COLUMN steps_overdue COMMENT '超时节点数: of those, not done by the deadline',
    ADD COLUMN IF NOT EXISTS steps_done UInt64 COMMENT '办结节点数: steps that ended in the day and were not cancelled' AFTER steps_overdue,
    ADD COLUMN IF NOT EXISTS steps_returned UInt64 COMMENT '退回节点数: of those, sent back' AFTER steps_done,
    ADD COLUMN IF NOT EXISTS steps_misdispatched UInt64 COMMENT '错派节点数: of those, found to be sent to the wrong group' AFTER steps_returned,
    MODIFY COMMENT 'Grain: business day × agent × category × channel × step × group';
