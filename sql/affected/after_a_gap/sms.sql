-- Facts: sms_messages, sms_batches, sms_subscriptions
-- times of short messages, batches and subscriptions that lie after the day of their version
SELECT 'sms_measures' AS model, assumeNotNull(on_day) AS day
FROM
(
    SELECT submitted_on AS on_day FROM sms_versions
    UNION ALL
    SELECT arrayJoin([toNullable(created_on), reviewed_on]) FROM sms_batch_versions
    UNION ALL
    SELECT arrayJoin([toNullable(subscribed_on), cancelled_on]) FROM sms_subscription_versions
)
WHERE on_day IS NOT NULL
