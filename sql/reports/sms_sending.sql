-- Grain: one row per day of the period and kind of short message of which some were sent.
-- Reads: sms_measures; sms_kpi_sums.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a rate of nothing. The sums that rates are made of are given beside them, for totals.
WITH
    rates AS
    (
        SELECT
            business_date, kind,
            sumIf(numerator, kpi = 'sms_delivery_rate')      AS delivery_rate_of,
            sumIf(denominator, kpi = 'sms_delivery_rate')    AS delivery_rate_per,
            sumIf(numerator, kpi = 'sms_reply_rate')         AS reply_rate_of,
            sumIf(denominator, kpi = 'sms_reply_rate')       AS reply_rate_per
        FROM sms_kpi_sums
        WHERE business_date BETWEEN {from:Date} AND {to:Date}
        GROUP BY business_date, kind
    )
SELECT
    sums.business_date                                                  AS sent_on,
    sums.kind                                                           AS kind,
    sms_submitted, sms_parts, sms_delivered, sms_failed, sms_unconfirmed, sms_replied, sms_fee,
    delivery_rate_of, delivery_rate_per, reply_rate_of, reply_rate_per,
    toDecimal64(delivery_rate_of, 6) / nullIf(delivery_rate_per, 0)     AS delivery_rate,
    toDecimal64(reply_rate_of, 6) / nullIf(reply_rate_per, 0)           AS reply_rate
FROM
(
    SELECT business_date, kind, sum(sms_submitted) AS sms_submitted, sum(sms_parts) AS sms_parts, sum(sms_delivered) AS sms_delivered,
        sum(sms_failed) AS sms_failed, sum(sms_unconfirmed) AS sms_unconfirmed, sum(sms_replied) AS sms_replied, sum(sms_fee) AS sms_fee
    FROM sms_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY business_date, kind
    HAVING sms_submitted > 0
) AS sums
LEFT JOIN rates ON rates.business_date = sums.business_date AND rates.kind = sums.kind
