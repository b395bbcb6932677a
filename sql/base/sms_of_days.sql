-- Grain: one row per short message that was handed to the carrier, or came in, on the days {from} to {to} and is not retired, as its latest version says
-- Reads: sms_versions, retirements
-- Messages that are queued belong to no day. At one moment a version that is wanted goes before one that retires (decision 201). The messages are
-- looked for by the index of submitted_at (coalesce is its expression), as no rule ties it to the day of the version.
WITH wanted AS
(
    SELECT sms_id
    FROM sms_messages
    WHERE toDate(coalesce(submitted_at, updated_at), ${tz}) BETWEEN {from:Date} AND {to:Date} AND submitted_at IS NOT NULL
)
SELECT latest.*
FROM (SELECT * FROM sms_versions WHERE sms_id IN wanted ORDER BY updated_at DESC, read_order DESC LIMIT 1 BY sms_id) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'sms_messages' GROUP BY record_id
) AS ended ON ended.record_id = latest.sms_id
WHERE latest.submitted_on BETWEEN {from:Date} AND {to:Date} AND latest.status != 'queued' AND latest.updated_at >= ended.retired_at
