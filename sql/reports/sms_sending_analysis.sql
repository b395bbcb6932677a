-- Grain: one row per section and key: the short messages that were sent in the period, by kind, day and outcome, and those that failed by code.
-- Reads: sms_measures; sms_kpi_sums; sms_sent.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before.
-- Absent: a null key stands for messages without a code; delivery_rate and what it is over (delivery_rate_per) of all sections but the day, and of a day without outcomes.
-- Of the codes those ten are listed that are most frequent in the period; 'rest' stands for all others.
WITH
    sums AS
    (
        SELECT *
        FROM sms_measures
        WHERE business_date BETWEEN {from:Date} AND {to:Date} OR business_date BETWEEN {before_from:Date} AND {before_to:Date}
    )
SELECT section, key, toUInt64(now) AS messages, toUInt64(before) AS messages_before, rate AS delivery_rate, per AS delivery_rate_per
FROM
(
    SELECT 'kind' AS section, CAST(kind AS Nullable(String)) AS key, sumIf(sms_submitted, business_date >= {from:Date}) AS now,
        sumIf(sms_submitted, business_date <= {before_to:Date}) AS before, CAST(NULL AS Nullable(Decimal(18, 6))) AS rate,
        CAST(NULL AS Nullable(Decimal(38, 6))) AS per
    FROM sums
    GROUP BY kind
    UNION ALL
    SELECT 'day', toNullable(toString(days.business_date)), now, 0, rates.rate, rates.per
    FROM (SELECT business_date, sum(sms_submitted) AS now FROM sums WHERE business_date >= {from:Date} GROUP BY business_date) AS days
    LEFT JOIN
    (
        SELECT business_date, CAST(toDecimal64(sum(numerator), 6) / nullIf(sum(denominator), 0) AS Nullable(Decimal(18, 6))) AS rate,
            CAST(sum(denominator) AS Nullable(Decimal(38, 6))) AS per
        FROM sms_kpi_sums
        WHERE kpi = 'sms_delivery_rate' AND business_date BETWEEN {from:Date} AND {to:Date}
        GROUP BY business_date
    ) AS rates ON rates.business_date = days.business_date
    UNION ALL
    SELECT 'outcome', toNullable(outcome.1), sumIf(outcome.2, business_date >= {from:Date}), sumIf(outcome.2, business_date <= {before_to:Date}), NULL, NULL
    FROM sums
    ARRAY JOIN [('delivered', sms_delivered), ('failed', sms_failed), ('unconfirmed', sms_unconfirmed), ('pending', sms_pending)] AS outcome
    GROUP BY outcome.1
    UNION ALL
    SELECT 'failure', if(rank <= 10, code, 'rest') AS shown, sum(failed), sum(failed_before), NULL, NULL
    FROM
    (
        SELECT CAST(fail_code AS Nullable(String)) AS code, countIf(submitted_on >= {from:Date}) AS failed,
            countIf(submitted_on <= {before_to:Date}) AS failed_before, row_number() OVER (ORDER BY failed DESC, failed_before DESC, fail_code) AS rank
        FROM sms_sent(from = {before_from:Date}, to = {to:Date})
        WHERE outcome = 'failed' AND (submitted_on >= {from:Date} OR submitted_on <= {before_to:Date})
        GROUP BY fail_code
    )
    GROUP BY shown
)
WHERE now > 0 OR before > 0
ORDER BY section, key
