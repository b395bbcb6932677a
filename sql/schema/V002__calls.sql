-- Calls as delivered, typed and accounted. One partition a business day, swapped whole.

CREATE TABLE IF NOT EXISTS calls
(
    business_date   Date                              COMMENT 'Business day of arrived_at in the business time zone',
    call_id         String                            COMMENT 'The call''s id in the source system; all legs of a call share it',
    leg             Int32                             COMMENT 'Number of the leg within the call, from 1',
    direction       LowCardinality(String)            COMMENT 'inbound or outbound',
    caller          Nullable(String)                  COMMENT 'Caller''s number as delivered; personal data',
    callee          Nullable(String)                  COMMENT 'Called number as delivered',
    ivr_route       LowCardinality(Nullable(String))  COMMENT 'Route taken in the IVR',
    queue           LowCardinality(Nullable(String))  COMMENT 'Skill group that the leg asked for',
    category        LowCardinality(Nullable(String))  COMMENT 'Business category code',
    agent_id        LowCardinality(Nullable(String))  COMMENT 'Agent who answered or placed the leg',
    arrived_at      DateTime64(3, 'UTC')              COMMENT 'When the leg seized a line, UTC',
    queued_at       Nullable(DateTime64(3, 'UTC'))    COMMENT 'When the caller asked for an agent, UTC; absent when the leg never queued',
    answered_at     Nullable(DateTime64(3, 'UTC'))    COMMENT 'When an agent answered, UTC; absent when none did',
    ended_at        DateTime64(3, 'UTC')              COMMENT 'When the leg ended, UTC',
    hangup_by       LowCardinality(Nullable(String))  COMMENT 'Who ended the leg: caller, agent or system',
    transferred_out UInt8                             COMMENT '1 when the leg ended by leaving the centre',
    survey_offered  UInt8                             COMMENT '1 when the caller was passed to the rating menu',
    survey_result   LowCardinality(Nullable(String))  COMMENT 'The caller''s rating, very_satisfied to very_dissatisfied; absent when none was given',
    source          LowCardinality(String)            COMMENT 'File relative to the home, or query, that the row came from',
    source_line     UInt64                            COMMENT 'Line of the file or number of the row',
    read_order      UInt64                            COMMENT 'Number of the row among the day''s accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (call_id, leg)
COMMENT 'Grain: one row per call leg; key call_id + leg within a business day';
