-- Half hours of calls, forecasts of them, and how forecasts and seats compared with what came. Days that are held are measured again.

CREATE TABLE IF NOT EXISTS call_intervals
(
    business_date    Date                             COMMENT 'Business day',
    interval_start   DateTime64(3, 'UTC')             COMMENT 'When the interval begins, UTC; counted from the day''s midnight',
    interval_minutes UInt32                           COMMENT 'Length of the interval',
    queue            LowCardinality(Nullable(String)) COMMENT 'Queue; absent when there is none',
    offered          UInt64                           COMMENT '来电量: agent calls whose leg 1 arrived in the interval',
    answered         UInt64                           COMMENT '接通量: of those, answered',
    answered_in_target UInt64                        COMMENT '达标接通量: of those, answered within the target of the service level',
    lost             UInt64                           COMMENT '呼损量: of those, not answered',
    quit             UInt64                           COMMENT '用户放弃量: lost calls that the caller ended',
    wait_s           Decimal(18, 3)                   COMMENT '等待时长: seconds that all of them waited',
    talk_s           Decimal(18, 3)                   COMMENT '通话时长: seconds of the answered legs that arrived in the interval',
    wrap_up_s        Decimal(18, 3)                   COMMENT '话后时长: seconds of wrap-up that followed these legs'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, interval_start)
COMMENT 'Grain: business day × interval × queue';

CREATE TABLE IF NOT EXISTS forecasts
(
    made_on        Date                             COMMENT 'Day on which it was made, from the days before; nothing of this day or a later one is in it',
    for_day        Date                             COMMENT 'Business day that it is about',
    interval_start DateTime64(3, 'UTC')             COMMENT 'When the interval begins, UTC',
    interval_minutes UInt32                       COMMENT 'Length of the interval',
    queue          LowCardinality(Nullable(String)) COMMENT 'Queue; absent for the whole centre',
    position       UInt32                           COMMENT 'Number of the interval in its day, from 0',
    target         Decimal(9, 6)                    COMMENT 'Share of calls to be answered in target, for which seats were reckoned',
    base           Decimal(18, 3)                   COMMENT 'Weighted mean of the calls of comparable days, before level and events',
    level          Decimal(9, 3)                    COMMENT 'What the last days came to, against their own base; 1 while there is nothing to compare',
    offered        Decimal(18, 3)                   COMMENT '预测来电: base × level, and what is planned for the interval',
    aht_s          Nullable(Decimal(18, 3))         COMMENT '预测平均处理时长: seconds; absent when no call of the comparable days was answered',
    erlangs        Nullable(Decimal(18, 3))         COMMENT '话务量: offered × aht_s / length of the interval; absent as aht_s',
    required       Nullable(UInt32)                 COMMENT '应需席位: seats for the target of the service level; absent as aht_s',
    shrinkage      Decimal(9, 6)                    COMMENT '损耗率: share of planned time in which agents were not at work on the comparable days',
    to_roster      Nullable(UInt32)                 COMMENT '应排席位: required ÷ (1 − shrinkage), rounded up; absent as aht_s',
    model          LowCardinality(String)           COMMENT 'How seats were reckoned: erlang-c or erlang-a',
    patience_s     Nullable(Decimal(18, 3))         COMMENT 'Mean patience of callers by which erlang-a reckoned; absent for erlang-c',
    answer_rates   Array(Decimal(7, 6))             COMMENT 'Share answered in target with 0, 1, 2 … seats; more seats than it has entries give the last one',
    days_used      Array(Date)                      COMMENT 'Comparable days, the newest first',
    note           String                           COMMENT 'What is planned for the interval, as forecast.yml says',
    made_at        DateTime64(3, 'UTC')             COMMENT 'When it was reckoned, UTC; later than made_on where a night was made up for'
)
ENGINE = MergeTree
PARTITION BY made_on
ORDER BY (made_on, for_day, interval_start)
COMMENT 'Grain: day of making × business day × interval × queue; written once, never changed';

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT business_date, 'call_intervals', business_date, 'V034', now64(3, 'UTC') FROM calls;
