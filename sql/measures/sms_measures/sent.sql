-- Rows: 发送短信
-- Facts: sms_messages
-- Grain: one row per short message that was handed to the carrier on the days {from} to {to}.
-- Reads: sms_sent of these days; sms_replies of these days and the three days after.
-- Absent: customer class, agent and batch that the message does not have; contributions are 0, never absent. A fee that is not given counts as 0.
-- Decisions 300 and 301.
SELECT
    assumeNotNull(message.submitted_on)           AS business_date,
    message.kind                                                            AS kind,
    message.customer_class                                                  AS customer_class,
    message.agent_id                                                        AS agent_id,
    message.batch_id                                                        AS batch_id,
    -- measures
    toUInt8(1)                                                              AS sms_submitted,
    toUInt64(greatest(message.parts, 0))                                    AS sms_parts,
    message.outcome = 'delivered'                                           AS sms_delivered,
    message.outcome = 'failed'                                              AS sms_failed,
    message.outcome = 'unconfirmed'                                         AS sms_unconfirmed,
    message.outcome = 'pending'                                             AS sms_pending,
    ifNull(message.fee, toDecimal64(0, 3))                                  AS sms_fee,
    answers.replies > 0                                                     AS sms_replied,
    -- evidence
    message.sms_id AS sms_id, message.status AS status, message.submitted_at AS submitted_at, message.delivered_at AS delivered_at,
    message.fail_code AS fail_code, message.updated_at AS updated_at, answers.replies AS replies
FROM sms_sent(from = {from:Date}, to = {to:Date}) AS message
LEFT JOIN
(
    SELECT replied_id, count() AS replies
    FROM sms_replies(from = {from:Date}, to = {to:Date} + 3)
    WHERE wait_ms BETWEEN 0 AND 72 * 3600 * 1000
    GROUP BY replied_id
) AS answers ON answers.replied_id = message.sms_id
