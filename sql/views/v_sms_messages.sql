-- Grain: one row per short message in its latest version; number masked, of what it says only the length
-- Reads: sms_messages, retirements
-- phone: Customer's number, masked
-- content_chars: What it says; length of the text in characters, absent when there is none
WITH
    ${masked}
SELECT
    sms_id, direction, kind, batch_id, customer_class,
    masked(latest.phone) AS phone,
    lengthUTF8(content) AS content_chars,
    parts, agent_id, ticket_id, case_id, in_reply_to, submitted_at, delivered_at, status, fail_code, fee, updated_at, source, source_line
FROM (SELECT * FROM sms_messages ORDER BY updated_at DESC, read_order DESC LIMIT 1 BY sms_id) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'sms_messages' GROUP BY record_id
) AS ended ON ended.record_id = latest.sms_id
WHERE latest.updated_at >= ended.retired_at
