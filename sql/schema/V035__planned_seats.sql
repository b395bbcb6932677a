-- Rosters of days to come, and how forecasts and seats compared with what came.

CREATE TABLE IF NOT EXISTS rosters
(
    for_day   Date                             COMMENT 'Business day to come that the shift is planned for',
    agent_id  LowCardinality(String)           COMMENT 'Agent',
    starts_at DateTime64(3, 'UTC')             COMMENT 'When it starts, UTC',
    ends_at   DateTime64(3, 'UTC')             COMMENT 'When it ends, UTC; may lie on the next day',
    team      LowCardinality(Nullable(String)) COMMENT 'Team that the agent works in on this shift'
)
ENGINE = MergeTree
PARTITION BY for_day
ORDER BY (for_day, agent_id, starts_at)
COMMENT 'Grain: one row per shift of a day to come, as the sources of shifts said on the last night; of a day that was loaded the feed shifts holds';

CREATE TABLE IF NOT EXISTS forecast_measures
(
    business_date        Date           COMMENT 'Business day',
    hour                 UInt8          COMMENT 'Hour in which the interval begins, business time',
    forecast_calls       UInt64         COMMENT '预测对比来电: calls of the intervals that were forecast at least 7 days before',
    forecast_error_calls Decimal(18, 3) COMMENT '预测偏离量: by how many calls these forecasts were too high or too low, interval by interval',
    forecast_bias_calls  Decimal(18, 3) COMMENT '预测净偏差: calls that they said too many, less those too few',
    needed_seat_s        Decimal(18, 3) COMMENT '预测应需席秒: seat-seconds required by the forecast that was published for the week',
    filled_seat_s        Decimal(18, 3) COMMENT '预测到位席秒: of those, filled; what is above need in an interval does not count'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, hour)
COMMENT 'Grain: business day × hour';
