-- Grain: one row per service-quality case that was received in the period, in its latest version.
-- Reads: cases_received; agents; sms_of_cases; case_followups.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: what has not happened. agent_name is the id when the agent has no name; agent_group: where neither a prefix
-- nor the list of agents says one.
--
-- review_in_time: the lead reviewed within 2 h of receipt; reply_in_time: the customer was replied to within 48 h. Both are absent while the
-- time is not up at the end of the period and nothing was done. followed_up: absent where the customer was reached within 48 h or attempts of the three days
-- were not loaded. sms_too_early: absent where no reply went out by short message; before the third day's phone attempt, without one before the
-- third day's end; where attempts were not loaded, before 72 h were up (decision 352). needs_attention: one of the three went wrong.
WITH
    toDateTime64(toString({to:Date} + 1) || ' 00:00:00', 3, {tz:String})   AS period_end,
    if(latest.reply_mode = 'sms', latest.replied_at, NULL)                 AS case_reply_at,
    least(ifNull(case_reply_at, first_reply_at), ifNull(first_reply_at, case_reply_at)) AS sms_replied_at
SELECT
    latest.case_id                                                      AS case_id,
    latest.received_at                                                  AS received_at,
    latest.agent_id                                                     AS agent_id,
    if(agents.name = '', latest.agent_id, agents.name)                  AS agent_name,
    if(prefix_group = '', toString(agents.`group`), prefix_group)       AS agent_group,
    latest.ticket_id                                                    AS ticket_id,
    call_id,
    submitted_by,
    accepted_number,
    contact_phone,
    nature,
    level,
    complaint_point,
    customer_request,
    dispute_point,
    returned_at,
    return_reason,
    handling,
    lead_reviewed_at,
    multiIf(lead_reviewed_at IS NOT NULL, lead_reviewed_at <= review_due_at,
        review_due_at < period_end, 0, NULL)            AS review_in_time,
    latest.replied_at                                                   AS replied_at,
    multiIf(latest.replied_at IS NOT NULL, latest.replied_at <= latest.reply_due_at,
        latest.reply_due_at < period_end, 0, NULL)                      AS reply_in_time,
    latest.reply_mode                                                   AS reply_mode,
    contact_attempts,
    if(followed.of_case = '' OR is_reached, NULL, is_followed_up)       AS followed_up,
    sms_replied_at < if(followed.of_case = '', latest.received_at + INTERVAL 72 HOUR,
        ifNull(third_attempt_at, toDateTime64(toString(latest.received_on + 3) || ' 00:00:00', 3, {tz:String}))) AS sms_too_early,
    ifNull(reply_in_time = 0, 0) OR ifNull(review_in_time = 0, 0) OR ifNull(sms_too_early, 0) AS needs_attention,
    ifNull(verdict, 'pending')                                          AS first_verdict,
    judged_at,
    reason,
    appealed_at,
    appeal_by,
    appeal_verdict,
    panel_for,
    panel_against,
    notified_at,
    notified_lead,
    handler,
    final_verdict,
    messages                                                            AS sms_count,
    first_at                                                            AS first_sms_at
FROM cases_received(from = {from:Date}, to = {to:Date}) AS latest
LEFT JOIN agents ON agents.agent_id = latest.agent_id
LEFT JOIN sms_of_cases(from = {from:Date}) AS sms ON sms.of_case = latest.case_id
LEFT JOIN
(
    SELECT case_id AS of_case, is_reached, is_followed_up, third_attempt_at FROM case_followups(from = {from:Date}, to = {to:Date})
) AS followed ON followed.of_case = latest.case_id
WHERE ${edition(received_on, latest.agent_id)}
