-- Grain: one row per service-quality case that was received in the period, in its latest version.
-- Reads: complaint_cases; agents.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: what has not happened. agent_name is the id when the agent has no name; agent_prefix are the first two characters of the id, which
-- say the group.
--
-- review_in_time: the lead reviewed within 2 h of receipt; reply_in_time: the customer was replied to within 48 h. Both are absent while the
-- time is not up at the end of the period and nothing was done. final_verdict: an overturned verdict is its opposite.
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
    multiIf(lead_reviewed_at IS NOT NULL, lead_reviewed_at <= received_at + INTERVAL 2 HOUR,
        received_at + INTERVAL 2 HOUR < period_end, 0, NULL)            AS review_in_time,
    replied_at,
    multiIf(replied_at IS NOT NULL, replied_at <= received_at + INTERVAL 48 HOUR,
        received_at + INTERVAL 48 HOUR < period_end, 0, NULL)           AS reply_in_time,
    reply_mode,
    contact_attempts,
    ifNull(verdict, 'pending')                                          AS first_verdict,
    judged_at,
    reason,
    appealed_at,
    appeal_by,
    appeal_verdict,
    handler,
    multiIf(verdict IS NULL OR verdict = 'pending', 'pending',
        ifNull(appeal_verdict = 'overturned', 0), if(verdict = 'upheld', 'rejected', 'upheld'),
        assumeNotNull(verdict))                                         AS final_verdict
FROM
(
    SELECT *
    FROM complaint_cases
    WHERE business_date >= {from:Date} - 1
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY case_id
) AS latest
LEFT JOIN agents ON agents.agent_id = latest.agent_id
WHERE toDate(received_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
