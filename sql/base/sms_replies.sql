-- Grain: one row per short message that came in on the days {from} to {to} and belongs to one that was sent
-- Reads: sms_of_days, sms_messages
-- reply_id: The one that came in
-- replied_id: The one that it belongs to: that of in_reply_to, without it the latest one sent to the same number in the 72 hours before
-- wait_ms: Milliseconds from handing over to the reply; negative where a gateway names a later message
-- Decision 301.
-- All messages of a number stand in one row, so that those of the days are looked up once: to plan each look-up takes the engine long.
WITH
    numbers AS
    (
        SELECT
            arrayJoin(groupArrayIf((sms_id, in_reply_to, assumeNotNull(submitted_at)), direction = 'received' AND submitted_on >= {from:Date})) AS answer,
            groupArrayIf((assumeNotNull(submitted_at), read_order, sms_id), direction = 'sent')                                               AS sent
        FROM sms_of_days(from = {from:Date} - least(3, toUInt16({from:Date})), to = {to:Date})
        GROUP BY number
    ),
    answers AS
    (
        SELECT
            answer.1 AS reply_id, answer.2 AS named_id, answer.3 AS received_at,
            arrayMin(arrayMap(message -> (dateDiff('millisecond', message.1, received_at), message.2, message.3), arrayFilter(message ->
                dateDiff('millisecond', message.1, received_at) BETWEEN 0 AND 72 * 3600 * 1000, sent))) AS latest
        FROM numbers
    ),
    named AS
    (
        SELECT sms_id AS of_id, assumeNotNull(submitted_at) AS sent_at
        FROM sms_of_days(from = '1970-01-01', to = '2149-06-06')
        WHERE direction = 'sent' AND sms_id IN (SELECT assumeNotNull(in_reply_to) FROM sms_messages
            WHERE in_reply_to IS NOT NULL AND toDate(coalesce(submitted_at, updated_at), ${tz}) BETWEEN {from:Date} AND {to:Date})
    )
SELECT reply_id, if(named_id IS NULL, latest.3, of_id) AS replied_id, if(named_id IS NULL, latest.1, dateDiff('millisecond', sent_at, received_at)) AS wait_ms
FROM answers
LEFT JOIN named ON of_id = ifNull(named_id, '')
WHERE replied_id != ''
