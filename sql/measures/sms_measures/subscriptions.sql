-- Rows: 短信定制
-- Grain: one row per subscription that began or was cancelled on the days {from} to {to}, as its latest version says.
-- Reads: latest_sms_subscriptions of all days.
-- Absent: all dimensions; contributions are 0, never absent.
SELECT
    assumeNotNull(counted_on)                                               AS business_date,
    CAST(NULL AS Nullable(String))                                          AS kind,
    CAST(NULL AS Nullable(String))                                          AS customer_class,
    CAST(NULL AS Nullable(String))                                          AS agent_id,
    CAST(NULL AS Nullable(String))                                          AS batch_id,
    -- measures
    subscribed_on = counted_on                                              AS sms_subscribed,
    ifNull(cancelled_on = counted_on, 0)                                    AS sms_cancelled,
    -- evidence
    phone_masked, topic, channel, subscribed_at, cancelled_at, updated_at
FROM latest_sms_subscriptions
ARRAY JOIN arrayDistinct([toNullable(subscribed_on), cancelled_on]) AS counted_on
WHERE counted_on BETWEEN {from:Date} AND {to:Date}
