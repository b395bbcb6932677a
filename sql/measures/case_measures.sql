-- Grain: business day × agent, for the day {day}.
-- Reads: complaint_cases of all days (the latest version of each).
-- Absent: nothing; a case without a verdict is pending.
--
-- A case belongs to the day it was received; a timeliness measure to the day in which its deadline falls, whether met or not. An
-- overturned verdict counts as its opposite.
WITH
    latest AS
    (
        SELECT *
        FROM complaint_cases
        ORDER BY updated_at DESC, read_order DESC
        LIMIT 1 BY case_id
    ),
    parts AS
    (
        SELECT
            agent_id,
            toDate(received_at, {tz:String}) = {day:Date}                                 AS is_received,
            toDate(received_at + INTERVAL 48 HOUR, {tz:String}) = {day:Date}              AS reply_is_due,
            toDate(received_at + INTERVAL 2 HOUR, {tz:String}) = {day:Date}               AS review_is_due,
            multiIf(verdict IS NULL OR verdict = 'pending', 'pending',
                ifNull(appeal_verdict = 'overturned', 0), if(verdict = 'upheld', 'rejected', 'upheld'),
                assumeNotNull(verdict))                                                   AS final_verdict,
            appealed_at IS NOT NULL                                                       AS was_appealed,
            ifNull(replied_at <= received_at + INTERVAL 48 HOUR, 0)                       AS replied_on_time,
            ifNull(lead_reviewed_at <= received_at + INTERVAL 2 HOUR, 0)                  AS reviewed_on_time
        FROM latest
        WHERE is_received OR reply_is_due OR review_is_due
    )
SELECT
    {day:Date}                                                AS business_date,
    agent_id,
    countIf(is_received)                                      AS cases_received,
    countIf(is_received AND final_verdict = 'upheld')         AS cases_upheld,
    countIf(is_received AND final_verdict = 'rejected')       AS cases_rejected,
    countIf(is_received AND final_verdict = 'pending')        AS cases_pending,
    countIf(is_received AND was_appealed)                     AS appeals,
    countIf(reply_is_due)                                     AS case_replies_due,
    countIf(reply_is_due AND replied_on_time)                 AS case_replies_on_time,
    countIf(review_is_due)                                    AS lead_reviews_due,
    countIf(review_is_due AND reviewed_on_time)               AS lead_reviews_on_time
FROM parts
GROUP BY agent_id
