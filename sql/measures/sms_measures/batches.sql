-- Rows: 群发批次
-- Grain: one row per batch of short messages that was created or reviewed on the days {from} to {to}, for each such day, as its latest version says.
-- Reads: latest_sms_batches of all days.
-- Absent: customer class that the batch does not have; agent; contributions are 0, never absent.
WITH
    ifNull(reviewed_on = counted_on, 0)                                     AS is_reviewed
SELECT
    assumeNotNull(counted_on)                                               AS business_date,
    kind,
    customer_class,
    CAST(NULL AS Nullable(String))                                          AS agent_id,
    toNullable(batch_id)                                                    AS batch_id,
    -- measures
    created_on = counted_on                                                 AS sms_batches,
    is_reviewed AND review_result = 'approved'                              AS sms_batches_approved,
    is_reviewed AND review_result = 'rejected'                              AS sms_batches_rejected,
    is_reviewed AND ifNull(reviewed_at > started_at, 0)                     AS sms_reviews_late,
    -- evidence
    created_at, review_result, reviewed_at, started_at, updated_at
FROM latest_sms_batches
ARRAY JOIN arrayDistinct([toNullable(created_on), reviewed_on]) AS counted_on
WHERE counted_on BETWEEN {from:Date} AND {to:Date}
