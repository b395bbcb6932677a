-- Grain: one row per outbound campaign
-- Reads: campaigns
SELECT
    campaign_id, name, kind, starts_on, ends_on, target, max_attempts, window_from, window_to, window2_from, window2_to, min_gap_minutes, mode, pool_days,
    source, source_line
FROM campaigns
