-- Rows: 投诉案件
-- Grain: one row per service-quality case that was received on the days {from} to {to} or has a deadline in them: one for each such day.
-- Reads: cases_received of these days and the three days before, which its deadlines come from.
-- Absent: nothing; a case without a verdict is pending.
--
-- A case belongs to the day it was received; a timeliness measure to the day in which its deadline falls, whether met or not. An
-- overturned verdict counts as its opposite.
-- Decision: 56.
WITH parts AS
(
    SELECT
        *,
        counted_on,
        received_on = counted_on                                                      AS is_received,
        toDate(reply_due_at, {tz:String}) = counted_on                                AS reply_is_due,
        toDate(review_due_at, {tz:String}) = counted_on                               AS review_is_due
    FROM cases_received(from = {from:Date} - 3, to = {to:Date})
    ARRAY JOIN arrayDistinct([received_on, toDate(reply_due_at, {tz:String}), toDate(review_due_at, {tz:String})]) AS counted_on
    WHERE counted_on BETWEEN {from:Date} AND {to:Date}
)
SELECT
    counted_on                                                            AS business_date,
    agent_id,
    -- measures
    is_received                                                           AS cases_received,
    is_received AND final_verdict = 'upheld'                              AS cases_upheld,
    is_received AND final_verdict = 'rejected'                            AS cases_rejected,
    is_received AND final_verdict = 'pending'                             AS cases_pending,
    is_received AND appealed_at IS NOT NULL                               AS appeals,
    reply_is_due                                                          AS case_replies_due,
    reply_is_due AND ifNull(replied_at <= reply_due_at, 0)                AS case_replies_on_time,
    review_is_due                                                         AS lead_reviews_due,
    review_is_due AND ifNull(lead_reviewed_at <= review_due_at, 0)        AS lead_reviews_on_time,
    -- evidence
    case_id, ticket_id, call_id, received_at, updated_at, nature, level, verdict, appealed_at, appeal_verdict, final_verdict,
    reply_due_at, replied_at, review_due_at, lead_reviewed_at
FROM parts
