-- Grain: one row per version of a subscription
-- Reads: sms_subscriptions
-- subscription: Its key, as retirements name it
-- subscribed_on: Business day on which it began
-- cancelled_on: Business day on which it was cancelled
-- phone_masked: Customer's number, masked
WITH
    ${masked}
SELECT
    *,
    masked(phone)                                                                 AS phone_masked,
    concat(phone, '/', topic, '/', toString(toUnixTimestamp64Milli(subscribed_at))) AS subscription,
    toDate(subscribed_at, ${tz})                                                  AS subscribed_on,
    toDate(cancelled_at, ${tz})                                                   AS cancelled_on
FROM sms_subscriptions
