-- Grain: one row per service-quality case that was received on the day {from} or later and short messages were sent about
-- Reads: sms_of_days
-- of_case: The case
-- messages: How many were handed to the carrier
-- first_at: When the first one was
-- first_reply_at: When the first one of the kind case_reply was; absent when there was none
SELECT assumeNotNull(case_id) AS of_case, toNullable(count()) AS messages, min(submitted_at) AS first_at,
    minOrNullIf(submitted_at, kind = 'case_reply') AS first_reply_at
FROM sms_of_days(from = {from:Date}, to = '2149-06-05')
WHERE direction = 'sent' AND case_id IS NOT NULL
GROUP BY case_id
