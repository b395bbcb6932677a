-- Why calls were lost, handling time, monitoring counted once, moved deadlines and follow-up calls. Days that are held are measured again.

ALTER TABLE calls ADD COLUMN IF NOT EXISTS lost_reason LowCardinality(Nullable(String))
    COMMENT 'Why the call got no agent; absent when the source does not say: abandoned, timeout, empty, full, key, closed, other'
    AFTER survey_result;

ALTER TABLE call_measures
    ADD COLUMN IF NOT EXISTS lost_short UInt64 COMMENT '短时放弃数: lost calls whose wait was within the limit (configuration, 5 s)' AFTER queue_hangups,
    ADD COLUMN IF NOT EXISTS lost_abandoned UInt64 COMMENT '呼损-用户放弃: lost calls that the caller gave up' AFTER lost_short,
    ADD COLUMN IF NOT EXISTS lost_timeout UInt64 COMMENT '呼损-排队超时: lost calls that waited too long for the queue' AFTER lost_abandoned,
    ADD COLUMN IF NOT EXISTS lost_empty UInt64 COMMENT '呼损-无坐席: lost calls of a queue without agents' AFTER lost_timeout,
    ADD COLUMN IF NOT EXISTS lost_full UInt64 COMMENT '呼损-队列已满: lost calls of a full queue' AFTER lost_empty,
    ADD COLUMN IF NOT EXISTS lost_key UInt64 COMMENT '呼损-按键退出: lost calls that left by a key' AFTER lost_full,
    ADD COLUMN IF NOT EXISTS lost_closed UInt64 COMMENT '呼损-非服务时间: lost calls of a closed queue' AFTER lost_key,
    ADD COLUMN IF NOT EXISTS lost_other UInt64 COMMENT '呼损-其他: lost calls of another reason, or of none that is known' AFTER lost_closed;

ALTER TABLE agent_measures
    ADD COLUMN IF NOT EXISTS wrap_up_s Decimal(18, 3) COMMENT '话后时长: seconds in wrap-up while logged in' AFTER busy_s,
    ADD COLUMN IF NOT EXISTS away_s Decimal(18, 3) COMMENT '离席时长: seconds busy, in training, in a meeting or at rest while logged in' AFTER wrap_up_s;

ALTER TABLE ticket_measures
    ADD COLUMN IF NOT EXISTS deadlines_moved UInt64 COMMENT '期限顺延数: versions that moved a deadline later before it had passed' AFTER steps_overdue,
    ADD COLUMN IF NOT EXISTS deadlines_moved_late UInt64
        COMMENT '逾期改期数: versions that moved or dropped a deadline that had passed and was not met' AFTER deadlines_moved;

ALTER TABLE qa_measures
    ADD COLUMN IF NOT EXISTS calls_monitored UInt64 COMMENT '被监听来电数: answered inbound calls of the day that were reviewed on any day' AFTER qa_planned,
    ADD COLUMN IF NOT EXISTS agents_working UInt64 COMMENT '接听坐席数: agents who answered a call on the day' AFTER calls_monitored,
    ADD COLUMN IF NOT EXISTS agents_monitored UInt64 COMMENT '被监听坐席数: of those, with a call of the day that was reviewed' AFTER agents_working;

CREATE TABLE IF NOT EXISTS callback_measures
(
    business_date     Date                             COMMENT 'Business day',
    agent_id          LowCardinality(Nullable(String)) COMMENT 'Agent who shall call; absent when there is none',
    kind              LowCardinality(Nullable(String)) COMMENT 'Kind of the follow-up call; absent when it has none',
    callbacks_due     UInt64                           COMMENT '应回访数: follow-up calls whose deadline falls in the day',
    callbacks_on_time UInt64                           COMMENT '按时回访数: of those, done in time'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × agent × kind';

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT day, arrayJoin(models), day, 'V023', now64(3, 'UTC')
FROM
(
    SELECT DISTINCT business_date AS day, ['call_measures', 'qa_measures'] AS models FROM calls
    UNION ALL
    SELECT DISTINCT business_date, ['agent_measures'] FROM agent_states
    UNION ALL
    SELECT DISTINCT business_date, ['ticket_measures'] FROM tickets
    UNION ALL
    SELECT DISTINCT business_date, ['callback_measures'] FROM callbacks
);
