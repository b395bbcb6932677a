-- Grain: one row per campaign and business day from which the list of campaigns has another row
-- Reads: campaigns_history
-- held_campaign: Campaign's id
-- held_from: First business day on which the row holds; a campaign's first row holds for all days before it too
SELECT
    campaign_id AS held_campaign,
    if(business_date = min(business_date) OVER (PARTITION BY campaign_id), toDate('1970-01-01'), business_date) AS held_from,
    starts_on, ends_on, target, max_attempts, window_from, window_to, window2_from, window2_to, min_gap_minutes
FROM campaigns_history
