-- Grain: one row per service-quality case that was received in the period, in its latest version.
-- Reads: cases_received; agents; sms_of_cases.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: what has not happened. agent_name is the id when the agent has no name; agent_prefix are the first two characters of the id, which
-- say the group.
--
-- review_in_time: the lead reviewed within 2 h of receipt; reply_in_time: the customer was replied to within 48 h. Both are absent while the
-- time is not up at the end of the period and nothing was done.
WITH
    toDateTime64(toString({to:Date} + 1) || ' 00:00:00', 3, {tz:String})   AS period_end
SELECT
    case_id,
    received_at,
    latest.agent_id                                                     AS agent_id,
    if(agents.name = '', latest.agent_id, agents.name)                  AS agent_name,
    substringUTF8(latest.agent_id, 1, 2)                                AS agent_prefix,
    ticket_id,
    call_id,
    nature,
    level,
    complaint_point,
    handling,
    lead_reviewed_at,
    multiIf(lead_reviewed_at IS NOT NULL, lead_reviewed_at <= review_due_at,
        review_due_at < period_end, 0, NULL)            AS review_in_time,
    replied_at,
    multiIf(replied_at IS NOT NULL, replied_at <= reply_due_at,
        reply_due_at < period_end, 0, NULL)           AS reply_in_time,
    reply_mode,
    contact_attempts,
    ifNull(verdict, 'pending')                                          AS first_verdict,
    judged_at,
    reason,
    appealed_at,
    appeal_by,
    appeal_verdict,
    handler,
    final_verdict,
    messages                                                            AS sms_count,
    first_at                                                            AS first_sms_at
FROM cases_received(from = {from:Date}, to = {to:Date}) AS latest
LEFT JOIN agents ON agents.agent_id = latest.agent_id
LEFT JOIN sms_of_cases(from = {from:Date}) AS sms ON sms.of_case = latest.case_id
WHERE ${edition(received_on, latest.agent_id)}
