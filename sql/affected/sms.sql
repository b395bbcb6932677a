-- Facts: sms_messages, sms_batches, sms_subscriptions
-- Of the day: sms_messages, sms_batches, sms_subscriptions, retired_records
WITH
    changed_sms AS
    (
        SELECT sms_id FROM sms_messages WHERE business_date = {day:Date}
        UNION ALL
        SELECT record_id FROM retired_records WHERE feed = 'sms_messages' AND business_date = {day:Date}
    ),
    changed_batches AS
    (
        SELECT batch_id FROM sms_batches WHERE business_date = {day:Date}
        UNION ALL
        SELECT record_id FROM retired_records WHERE feed = 'sms_batches' AND business_date = {day:Date}
    )
-- of short messages with a version of the day, or one that retires them: all of their numbers up to three days before and after, as a reply belongs to
-- the latest one sent, and those that they name; of batches their messages
SELECT 'sms_measures' AS model, assumeNotNull(arrayJoin(arrayFilter(on_day -> on_day IS NOT NULL, days))) AS day
FROM
(
    SELECT [submitted_on] AS days
    FROM sms_versions
    INNER JOIN
    (
        SELECT number, min(submitted_on) - 3 AS earliest, max(submitted_on) + 3 AS latest FROM sms_versions WHERE sms_id IN changed_sms GROUP BY number
    ) AS around ON around.number = sms_versions.number
    WHERE submitted_on BETWEEN earliest AND latest
    UNION ALL
    SELECT [submitted_on] FROM sms_versions
    WHERE sms_id IN (SELECT in_reply_to FROM sms_messages WHERE sms_id IN changed_sms AND in_reply_to IS NOT NULL)
        OR batch_id IN changed_batches
    UNION ALL
    SELECT [toNullable(created_on), reviewed_on] FROM sms_batch_versions WHERE batch_id IN changed_batches
    UNION ALL
    SELECT [toNullable(subscribed_on), cancelled_on] FROM sms_subscription_versions
    WHERE subscription IN (SELECT subscription FROM sms_subscription_versions WHERE business_date = {day:Date}
                           UNION ALL SELECT record_id FROM retirements WHERE feed = 'sms_subscriptions' AND retired_on = {day:Date})
)
