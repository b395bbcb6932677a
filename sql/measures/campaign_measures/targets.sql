-- Rows: 外呼名单
-- Grain: one row per campaign that starts on the days {from} to {to} and has a target, as the last list of campaigns says.
-- Reads: held_campaigns.
-- Absent: hour and agent, which a list has none of.
SELECT
    starts_on                                     AS business_date,
    CAST(NULL AS Nullable(UInt8))                     AS hour,
    held_campaign                                     AS campaign,
    CAST(NULL AS Nullable(String))                    AS agent_id,
    -- measures
    toUInt64(greatest(assumeNotNull(target), 0))      AS campaign_target,
    -- evidence
    starts_on, ends_on
FROM (SELECT held_campaign, starts_on, ends_on, target FROM held_campaigns ORDER BY held_from DESC LIMIT 1 BY held_campaign)
WHERE starts_on BETWEEN {from:Date} AND {to:Date} AND target IS NOT NULL
