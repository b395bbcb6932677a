-- severity: fail
-- uses: sms_subscriptions
-- label: 短信定制期初加新增减退订等于期末
-- meaning: what is subscribed to at the end of {day} is what was at its beginning, and what began, without what was cancelled. One that is cancelled before
-- it begins never holds and breaks it, too. Reads: latest_sms_subscriptions, sms_measures of {day}.
SELECT format('at the beginning {0}, begun {1}, cancelled {2}, at the end {3}', toString(sum(at_beginning)), toString(sum(begun)), toString(sum(cancelled)),
    toString(sum(at_end))) AS detail
FROM
(
    SELECT toInt64(subscribed_on < {day:Date} AND ifNull(cancelled_on >= {day:Date}, 1)) AS at_beginning,
        toInt64(subscribed_on <= {day:Date} AND ifNull(cancelled_on > {day:Date}, 1)) AS at_end, toInt64(0) AS begun, toInt64(0) AS cancelled
    FROM latest_sms_subscriptions
    UNION ALL
    SELECT 0, 0, toInt64(sms_subscribed), toInt64(sms_cancelled) FROM sms_measures WHERE business_date = {day:Date}
)
HAVING sum(at_beginning) + sum(begun) - sum(cancelled) != sum(at_end)
