-- Grain: one row per batch of short messages that is not retired, as its latest version says
-- Reads: sms_batch_versions, retirements
-- reviews: What was decided and when, as its versions say, in the order of their writing
-- At one moment a version that is wanted goes before one that retires (decision 201).
SELECT latest.*
FROM
(
    SELECT *, groupArrayIf((review_result, assumeNotNull(reviewed_at)), reviewed_at IS NOT NULL) OVER (PARTITION BY batch_id
        ORDER BY updated_at, read_order ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS reviews
    FROM sms_batch_versions
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY batch_id
) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'sms_batches' GROUP BY record_id
) AS ended ON ended.record_id = latest.batch_id
WHERE latest.updated_at >= ended.retired_at
