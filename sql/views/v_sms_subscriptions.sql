-- Grain: one row per subscription to a topic in its latest version; number masked
-- Reads: latest_sms_subscriptions, sms_subscriptions
-- phone: Customer's number, masked
SELECT phone_masked AS phone, topic, channel, subscribed_at, cancelled_at, updated_at, source, source_line
FROM latest_sms_subscriptions
