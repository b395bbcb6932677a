-- Grain: one row per short message of the given directions and kinds that was handed to the carrier, or came in, in the period, in its latest version.
-- Reads: sms_of_days; sms_sent; sms_replies; agents.
-- Parameters: from, to: first and last business date, both included; directions and kinds: of messages, none for all; matched: 'yes' for those alone that
-- belong to one that was sent; tz: business time zone.
-- Absent: is_delivered while a receipt may come, and of messages that came in; everything of the message that it belongs to, and of the answer to it, when
-- there is none. An answer is the first message sent that names it. agent_name is the id when the agent has no name.
-- Decision 301.
WITH
    listed AS
    (
        SELECT *
        FROM sms_of_days(from = {from:Date}, to = {to:Date})
        WHERE (empty({directions:Array(String)}) OR has({directions:Array(String)}, direction)) AND (empty({kinds:Array(String)}) OR has({kinds:Array(String)}, kind))
    ),
    replies AS (SELECT * FROM sms_replies(from = {from:Date}, to = {to:Date})),
    originals AS
    (
        SELECT sms_id AS original_id, toNullable(submitted_at) AS original_at, content AS original_content, agent_id AS original_agent, ticket_id AS original_ticket
        FROM sms_of_days(from = '1970-01-01', to = '2149-06-06')
        WHERE sms_id IN (SELECT replied_id FROM replies)
    ),
    answers AS
    (
        SELECT in_reply_to AS answered_id, argMin((toNullable(submitted_at), content, status = 'delivered'), (submitted_at, read_order)) AS answer
        FROM sms_of_days(from = {from:Date}, to = '2149-06-06')
        WHERE direction = 'sent' AND in_reply_to IN (SELECT sms_id FROM listed)
        GROUP BY in_reply_to
    )
SELECT
    listed.sms_id                                                       AS sms_id,
    listed.kind                                                         AS kind,
    listed.phone                                                        AS phone,
    listed.customer_class                                               AS customer_class,
    listed.content                                                      AS content,
    listed.submitted_at                                                 AS sent_or_received_at,
    multiIf(outcomes.outcome = 'delivered', toNullable(1), outcomes.outcome IN ('failed', 'unconfirmed'), 0, NULL) AS is_delivered,
    original_id != ''                                                   AS is_matched,
    original_at,
    original_content,
    if(is_matched, toNullable(intDiv(replies.wait_ms, 1000)), NULL)     AS reply_wait_s,
    ifNull(original_agent, listed.agent_id)                             AS agent_id,
    if(agents.name = '', ifNull(original_agent, listed.agent_id), agents.name) AS agent_name,
    ifNull(listed.ticket_id, original_ticket)                           AS ticket_id,
    answer.1                                                            AS answer_at,
    answer.2                                                            AS answer_content,
    if(answer.1 IS NULL, NULL, toNullable(answer.3))                    AS answer_is_delivered
FROM listed
LEFT JOIN (SELECT sms_id, outcome FROM sms_sent(from = {from:Date}, to = {to:Date})) AS outcomes ON outcomes.sms_id = listed.sms_id
LEFT JOIN replies ON replies.reply_id = listed.sms_id
LEFT JOIN originals ON originals.original_id = replies.replied_id
LEFT JOIN answers ON answers.answered_id = listed.sms_id
LEFT JOIN agents ON agents.agent_id = ifNull(original_agent, listed.agent_id)
WHERE NOT has({matched:Array(String)}, 'yes') OR is_matched
