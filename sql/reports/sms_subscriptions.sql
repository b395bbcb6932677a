-- Grain: one row per subscription that held at the beginning of the period or began in it, in its latest version.
-- Reads: latest_sms_subscriptions.
-- Parameters: from, to: first and last business date, both included.
-- Absent: channel that is not told, cancelled_at while it holds or when it was cancelled after the period.
-- was_held + is_new − is_cancelled = is_held in the sum of all rows: the check sms_subscriptions_add_up says so of each day.
SELECT
    phone,
    topic                                                               AS sms_topic,
    channel                                                             AS sms_channel,
    subscribed_at,
    if(is_cancelled, cancelled_at, NULL)                                AS cancelled_at,
    subscribed_on < {from:Date}                                         AS was_held,
    subscribed_on >= {from:Date}                                        AS is_new,
    ifNull(cancelled_on <= {to:Date}, 0)                                AS is_cancelled,
    NOT is_cancelled                                                    AS is_held,
    is_new OR is_cancelled                                              AS is_changed,
    if(is_held, 'held', 'cancelled')                                    AS subscription_state
FROM latest_sms_subscriptions
WHERE subscribed_on <= {to:Date} AND ifNull(cancelled_on >= {from:Date}, 1)
