-- Rows: 收到短信
-- Grain: one row per short message that came in on the days {from} to {to}.
-- Reads: sms_of_days of these days; sms_replies of these days.
-- Absent: customer class, agent and batch that the message does not have; replied_id when it belongs to none; contributions are 0, never absent.
SELECT
    assumeNotNull(message.submitted_on)           AS business_date,
    message.kind                                                            AS kind,
    message.customer_class                                                  AS customer_class,
    message.agent_id                                                        AS agent_id,
    message.batch_id                                                        AS batch_id,
    -- measures
    toUInt8(1)                                                              AS sms_received,
    -- evidence
    message.sms_id AS sms_id, message.submitted_at AS received_at, if(answer.replied_id = '', NULL, toNullable(answer.replied_id)) AS replied_id
FROM sms_of_days(from = {from:Date}, to = {to:Date}) AS message
LEFT JOIN (SELECT reply_id, replied_id FROM sms_replies(from = {from:Date}, to = {to:Date})) AS answer ON answer.reply_id = message.sms_id
WHERE message.direction = 'received'
