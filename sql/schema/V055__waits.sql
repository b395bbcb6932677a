-- How long callers waited, second by second. Days that are held are measured again.

CREATE TABLE IF NOT EXISTS call_waits
(
    business_date Date                             COMMENT 'Business day',
    waited_s      UInt32                           COMMENT 'Begun seconds of waiting: 5 is more than 4 and at most 5 seconds; 3600 and more are 3600',
    queue         LowCardinality(Nullable(String)) COMMENT 'Queue; absent when there is none',
    agent_id      LowCardinality(Nullable(String)) COMMENT 'Agent who answered; absent for lost calls',
    answered      UInt64                           COMMENT '接通次数: agent calls that were answered after so many seconds',
    lost          UInt64                           COMMENT '呼损数: agent calls that ended unanswered after so many seconds'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, waited_s)
COMMENT 'Grain: business day × begun second of waiting × queue × agent';

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT business_date, 'call_waits', business_date, 'V055', now64(3, 'UTC') FROM calls;
