-- Grain: one row per version of a batch of short messages
-- Reads: sms_batches
-- created_on: Business day on which it was created
-- reviewed_on: Business day on which it was reviewed
SELECT *, toDate(created_at, ${tz}) AS created_on, toDate(reviewed_at, ${tz}) AS reviewed_on
FROM sms_batches
