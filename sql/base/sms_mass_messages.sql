-- Grain: one row per short message of the kinds group, event and news that was handed to the carrier on the days {from} to {to}
-- Reads: sms_of_days, latest_sms_batches
-- decided: The review that stood when it was handed over: the last one by its time, of two at one time what was written last; absent without one
-- is_unreviewed: 1 where that is no approval, or the batch is not known
-- Decision 302.
SELECT
    message.*,
    arrayLast(review -> review.2 <= message.submitted_at, arraySort(review -> review.2, reviews)) AS standing,
    if(standing.1 = '', NULL, toNullable(standing.1))                                             AS decided,
    standing.1 != 'approved'                                                                      AS is_unreviewed
FROM sms_of_days(from = {from:Date}, to = {to:Date}) AS message
LEFT JOIN (SELECT batch_id AS of_batch, reviews FROM latest_sms_batches) AS batch ON batch.of_batch = message.batch_id
WHERE message.direction = 'sent' AND message.kind IN ('group', 'event', 'news')
