-- Grain: one row per service-quality case that was received on the day {from} or later and short messages were sent about
-- Reads: sms_of_days
-- of_case: The case
-- messages: How many were handed to the carrier
-- first_at: When the first one was
SELECT assumeNotNull(case_id) AS of_case, toNullable(count()) AS messages, min(submitted_at) AS first_at
FROM sms_of_days(from = {from:Date}, to = '2149-06-05')
WHERE direction = 'sent' AND case_id IS NOT NULL
GROUP BY case_id
