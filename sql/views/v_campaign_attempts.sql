-- Grain: one row per attempt to call a contact of a campaign
-- Reads: campaign_attempts
SELECT
    business_date, attempt_id, campaign_id, contact_id, agent_id, call_id, leg, dialled_at, answered_at, agent_at, ended_at, outcome, source, source_line
FROM campaign_attempts
