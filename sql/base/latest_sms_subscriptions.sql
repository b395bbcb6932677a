-- Grain: one row per subscription that is not retired, as its latest version says
-- Reads: sms_subscription_versions, retirements
-- At one moment a version that is wanted goes before one that retires (decision 201).
SELECT latest.*
FROM (SELECT * FROM sms_subscription_versions ORDER BY updated_at DESC, read_order DESC LIMIT 1 BY subscription) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'sms_subscriptions' GROUP BY record_id
) AS ended ON ended.record_id = latest.subscription
WHERE latest.updated_at >= ended.retired_at
