-- Grain: one row per version of a subscription
-- Reads: sms_subscriptions, caller_salt
-- subscription: Its key, as retirements name it
-- subscribed_on: Business day on which it began
-- cancelled_on: Business day on which it was cancelled
-- phone_masked: Customer's number, masked
WITH
    ${masked},
    ${caller_digits},
    ${customer_key},
    ${personal_key}
SELECT
    *,
    masked(phone)                                                                 AS phone_masked,
    concat(number_or_key(phone), '/', topic, '/', toString(toUnixTimestamp64Milli(subscribed_at))) AS subscription,
    toDate(subscribed_at, ${tz})                                                  AS subscribed_on,
    toDate(cancelled_at, ${tz})                                                   AS cancelled_on
FROM sms_subscriptions
