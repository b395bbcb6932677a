-- Grain: one row per batch of short messages of the given kinds that was created, reviewed or started, or sent something, in the period, in its latest version.
-- Reads: latest_sms_batches; sms_measures; sms_kpi_sums.
-- Parameters: from, to: first and last business date, both included; kinds: of batches; tz: business time zone.
-- Absent: what has not happened; batch_id and all of the batch in the row of messages that have none; delivery_rate without outcomes.
-- Messages are those of the period.
WITH
    figures AS
    (
        SELECT ifNull(batch_id, '') AS of_batch, any(toString(kind)) AS kind_sent, sum(sms_submitted) AS sent, sum(sms_replied) AS replied, sum(sms_unreviewed) AS unreviewed
        FROM sms_measures
        WHERE business_date BETWEEN {from:Date} AND {to:Date} AND (sms_mass > 0 OR batch_id IS NOT NULL AND sms_submitted > 0)
            AND (batch_id IS NOT NULL OR has({kinds:Array(String)}, toString(kind)))
        GROUP BY of_batch
    ),
    rates AS
    (
        SELECT ifNull(batch_id, '') AS of_batch, sum(numerator) AS delivery_rate_of, sum(denominator) AS delivery_rate_per
        FROM sms_kpi_sums
        WHERE kpi = 'sms_delivery_rate' AND business_date BETWEEN {from:Date} AND {to:Date}
            AND (batch_id IS NOT NULL OR has({kinds:Array(String)}, toString(kind)))
        GROUP BY of_batch
    ),
    known AS
    (
        SELECT
            *, created_on BETWEEN {from:Date} AND {to:Date} OR ifNull(reviewed_on BETWEEN {from:Date} AND {to:Date}, 0)
                OR ifNull(toDate(started_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}, 0) AS is_of_period
        FROM latest_sms_batches
    )
SELECT
    nullIf(ids.id, '')                                                  AS batch_id,
    nullIf(known.title, '')                                             AS sms_title,
    if(known.batch_id = '', kind_sent, toString(known.kind))            AS kind,
    customer_class, planned AS sms_planned, created_by AS sms_created_by,
    if(known.batch_id = '', NULL, toNullable(created_at))               AS created_at,
    reviewed_by AS sms_reviewed_by, reviewed_at,
    if(known.batch_id = '', NULL, toNullable(toString(review_result)))  AS review_result,
    review_note AS sms_review_note, started_at AS sms_started_at,
    sent                                                                AS sms_sent,
    replied                                                             AS sms_replied,
    delivery_rate_of, delivery_rate_per,
    toDecimal64(delivery_rate_of, 6) / nullIf(delivery_rate_per, 0)     AS delivery_rate,
    unreviewed                                                          AS sms_unreviewed,
    unreviewed > 0                                                      AS is_unreviewed
FROM (SELECT of_batch AS id FROM figures UNION DISTINCT SELECT batch_id FROM known WHERE is_of_period) AS ids
LEFT JOIN known ON known.batch_id = ids.id
LEFT JOIN figures ON figures.of_batch = ids.id
LEFT JOIN rates ON rates.of_batch = ids.id
WHERE has({kinds:Array(String)}, kind)
