-- Grain: one row per planned shift
-- Reads: shifts
-- sign_in_by: By when its agent is to be logged in, UTC
-- sign_out_from: Until when its agent is to stay logged in, UTC
-- sign_day: Business day on which the shift counts: that of the last moment before sign_out_from (decision 356)
SELECT
    business_date, agent_id, starts_at, ends_at,
    starts_at - toIntervalMinute(${sign_minutes})                                         AS sign_in_by,
    ends_at + toIntervalMinute(${sign_minutes})                                           AS sign_out_from,
    toDate(sign_out_from - toIntervalMillisecond(1), ${tz})                               AS sign_day
FROM shifts
