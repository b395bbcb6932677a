-- Grain: one row per batch of short messages in its latest version; of free text only the length
-- Reads: latest_sms_batches, sms_batches
-- review_note_chars: Note of the review; length of the text in characters, absent when there is none
SELECT
    batch_id, title, kind, customer_class, planned, created_by, created_at, review_result, reviewed_by, reviewed_at,
    lengthUTF8(review_note) AS review_note_chars,
    started_at, finished_at, updated_at, source, source_line
FROM latest_sms_batches
