-- Grain: one row per short message that came in on the days {from} to {to} and belongs to one that was sent
-- Reads: sms_of_days
-- reply_id: The one that came in
-- replied_id: The one that it belongs to: that of in_reply_to, without it the latest one sent to the same number in the 72 hours before
-- wait_ms: Milliseconds from handing over to the reply; negative where a gateway names a later message
-- Decision 301.
WITH
    received AS
    (
        SELECT sms_id, in_reply_to, number, submitted_at AS received_at
        FROM sms_of_days(from = {from:Date}, to = {to:Date})
        WHERE direction = 'received'
    )
SELECT received.sms_id AS reply_id, named.sms_id AS replied_id,
    dateDiff('millisecond', assumeNotNull(named.submitted_at), assumeNotNull(received_at)) AS wait_ms
FROM received
INNER JOIN
(
    SELECT sms_id, submitted_at
    FROM sms_of_days(from = '1970-01-01', to = '2149-06-06')
    WHERE direction = 'sent' AND sms_id IN (SELECT in_reply_to FROM received WHERE in_reply_to IS NOT NULL)
) AS named ON named.sms_id = received.in_reply_to
UNION ALL
SELECT reply_id, latest.1, latest.2
FROM
(
    SELECT
        received.sms_id AS reply_id,
        argMin((sent.sms_id, dateDiff('millisecond', assumeNotNull(sent.submitted_at), assumeNotNull(received_at)) AS wait), (wait, sent.read_order)) AS latest
    FROM received
    INNER JOIN
    (
        SELECT sms_id, number, submitted_at, read_order
        FROM sms_of_days(from = {from:Date} - least(3, toUInt16({from:Date})), to = {to:Date})
        WHERE direction = 'sent' AND number IN (SELECT number FROM received WHERE in_reply_to IS NULL)
    ) AS sent ON sent.number = received.number
    WHERE received.in_reply_to IS NULL AND wait BETWEEN 0 AND 72 * 3600 * 1000
    GROUP BY received.sms_id
)
