-- Grain: one row per version of a short message
-- Reads: sms_messages, caller_salt
-- submitted_on: Business day of submitted_at
-- number: By which messages of one telephone are told, however its number is written; says nothing of it (decision 308)
WITH
    ${caller_digits},
    ${customer_key},
    ${personal_key}
SELECT *, toDate(submitted_at, ${tz}) AS submitted_on, number_or_key(phone) AS number
FROM sms_messages
