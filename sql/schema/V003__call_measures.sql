-- The additive call measures at the finest grain that a report needs. One partition a business day, swapped whole.

CREATE TABLE IF NOT EXISTS call_measures
(
    business_date          Date                              COMMENT 'Business day: of leg 1 for call-level measures, of the leg itself for leg-level ones',
    hour                   UInt8                             COMMENT 'Hour of the day in the business time zone, 0 to 23, of the same instant',
    queue                  LowCardinality(Nullable(String))  COMMENT 'Skill group that the measure is attributed to; absent when there is none',
    category               LowCardinality(Nullable(String))  COMMENT 'Business category code; absent when there is none',
    agent_id               LowCardinality(Nullable(String))  COMMENT 'Agent; absent when no agent took part, as in lost calls',
    seizures               UInt64          COMMENT '占用次数: inbound calls in which the caller asked for an agent',
    answered               UInt64          COMMENT '接通次数: agent calls with an answered leg',
    lost                   UInt64          COMMENT '呼损数: agent calls without an answered leg',
    talks                  UInt64          COMMENT '通话次数: answered inbound legs',
    answered_in_target     UInt64          COMMENT 'Answered calls whose wait was within the answer target of the configuration',
    wait_answered_s        Decimal(18, 3)  COMMENT '接通排队等待时长: seconds from first queued to first answered, 0 when never queued before',
    wait_lost_s            Decimal(18, 3)  COMMENT '呼损排队等待时长: seconds from first queued to the last end, of lost calls',
    talk_s                 Decimal(18, 3)  COMMENT '通话时长: seconds from answered to ended, of talks',
    queued                 UInt64          COMMENT '排队等待数: agent calls that waited at all',
    queue_hangups          UInt64          COMMENT '排队挂机数: lost calls that the caller ended',
    queue_entries          UInt64          COMMENT '技能组呼入量: inbound legs that queued',
    queue_entries_answered UInt64          COMMENT '技能组接通量: of those, answered',
    queue_entries_lost     UInt64          COMMENT '技能组呼损量: of those, not answered',
    transferred_out        UInt64          COMMENT '转出量: answered inbound legs that left the centre',
    surveys_offered        UInt64          COMMENT '评定总数: answered inbound legs passed to the rating menu',
    surveys_rated          UInt64          COMMENT '评定成功数: of those, with a rating',
    satisfied              UInt64          COMMENT '满意数: rated satisfied or very satisfied',
    dissatisfied           UInt64          COMMENT '不满意数: rated dissatisfied or very dissatisfied',
    ivr_only               UInt64          COMMENT 'IVR内结束: inbound calls in which the caller never asked for an agent',
    outbound_calls         UInt64          COMMENT '呼出量: outbound legs',
    outbound_answered      UInt64          COMMENT '呼出接通量: outbound legs that were answered',
    outbound_talk_s        Decimal(18, 3)  COMMENT '呼出通话时长: seconds from answered to ended, of outbound legs'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, hour)
COMMENT 'Grain: business day × hour × queue × category × agent; sums of rows are sums over any of them';
