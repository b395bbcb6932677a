-- Rows: 短信定制
-- Grain: one row per subscription that began or was cancelled on the day {day}, as its latest version says.
-- Reads: latest_sms_subscriptions of all days.
-- Absent: all dimensions; contributions are 0, never absent.
SELECT
    CAST(NULL AS Nullable(String))                                          AS kind,
    CAST(NULL AS Nullable(String))                                          AS customer_class,
    CAST(NULL AS Nullable(String))                                          AS agent_id,
    CAST(NULL AS Nullable(String))                                          AS batch_id,
    -- measures
    subscribed_on = {day:Date}                                              AS sms_subscribed,
    ifNull(cancelled_on = {day:Date}, 0)                                    AS sms_cancelled,
    -- evidence
    phone_masked, topic, channel, subscribed_at, cancelled_at, updated_at
FROM latest_sms_subscriptions
WHERE subscribed_on = {day:Date} OR ifNull(cancelled_on = {day:Date}, 0)
