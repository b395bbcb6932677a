-- Grain: one row per version of a complaint case that was written in the asked-for time, which is in the sample centre's own zone.
-- Reads: crm_case of the sample centre's H2 database. An empty cell means that it has not come to that yet.
-- Values are the system's own words; config/sources.yml maps them.
SELECT
    case_no          AS case_id,
    ticket_no        AS ticket_id,
    call_sn          AS call_id,
    staff_no         AS agent_id,
    recv_time        AS received_at,
    case_nature      AS nature,
    case_level       AS level,
    complaint_point,
    handle_desc      AS handling,
    judge_result     AS verdict,
    judge_reason     AS reason,
    handler_name     AS handler,
    lead_review_time AS lead_reviewed_at,
    judge_time       AS judged_at,
    appeal_time      AS appealed_at,
    appeal_result    AS appeal_verdict,
    appeal_judge     AS appeal_by,
    reply_time       AS replied_at,
    reply_way        AS reply_mode,
    contact_times    AS contact_attempts,
    submit_by        AS submitted_by,
    accept_no        AS accepted_number,
    contact_tel      AS contact_phone,
    cust_demand      AS customer_request,
    dispute          AS dispute_point,
    return_time      AS returned_at,
    return_why       AS return_reason,
    told_time        AS notified_at,
    told_lead        AS notified_lead,
    panel_yes        AS panel_for,
    panel_no         AS panel_against,
    updated_at
FROM crm_case
WHERE updated_at >= :from AND updated_at < :to
ORDER BY updated_at, case_no
