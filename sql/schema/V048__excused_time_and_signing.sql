-- Time for which agents are excused, and shifts that were signed in and out of in good time. Days that hold shifts are measured again.

CREATE TABLE IF NOT EXISTS excused
(
    `business_date` Date COMMENT 'Business day of from_at in the business time zone',
    `agent_id` LowCardinality(String) COMMENT 'Agent',
    `from_at` DateTime64(3, 'UTC') COMMENT 'From when on the agent is excused, UTC',
    `to_at` DateTime64(3, 'UTC') COMMENT 'Until when, UTC',
    `reason` Nullable(String) COMMENT 'Why, as the centre names it',
    `approved_by` LowCardinality(Nullable(String)) COMMENT 'Who approved it',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`agent_id`, `from_at`)
COMMENT 'Grain: one row per span of time for which an agent need not be logged in (问题时长); key agent_id + from_at';

ALTER TABLE agent_measures
    ADD COLUMN IF NOT EXISTS excused_s Decimal(18, 3) COMMENT '问题时长: seconds of shifts that were excused and not logged in' AFTER adherent_s,
    ADD COLUMN IF NOT EXISTS shifts_due UInt64 COMMENT '应签班次: shifts whose end and the minutes after it fall in the day' AFTER productive_s,
    ADD COLUMN IF NOT EXISTS shifts_signed UInt64 COMMENT '规范签到签退班次: of those, signed in and out of in good time' AFTER shifts_due;

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT arrayJoin([business_date, business_date + 1]), 'agent_measures', business_date, 'V048', now64(3, 'UTC')
FROM shifts
WHERE business_date <= (SELECT max(business_date) FROM feed_runs);
