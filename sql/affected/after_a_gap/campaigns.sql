-- Facts: campaigns, campaigns_history
-- first days, on which lists count
SELECT 'campaign_measures' AS model, starts_on AS day FROM campaigns_history
