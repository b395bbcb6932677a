-- Grain: one row per version of a short message
-- Reads: sms_messages
-- submitted_on: Business day of submitted_at
-- number: Digits of the number, a mobile one without its country code, by which messages of one telephone are told
WITH
    ${number_key}
SELECT *, toDate(submitted_at, ${tz}) AS submitted_on, number_key(phone) AS number
FROM sms_messages
