-- Rows: 监听记录
-- Grain: one row per call monitoring of the day {day}.
-- Reads: qa_reviews of {day}.
-- Absent: the category of a review without one. Contributions are 0, never absent.
--
-- A call reviewed several times on the day counts once in qa_calls, with its first review.
SELECT
    toNullable(toString(qa_reviews.agent_id))                                                        AS agent_id,
    category,
    -- measures
    toUInt8(1)                                                                            AS qa_done,
    compliant                                                                             AS qa_compliant,
    has_problem                                                                           AS qa_problems,
    call_id IS NOT NULL AND row_number() OVER (PARTITION BY call_id ORDER BY review_id) = 1 AS qa_calls,
    -- evidence
    review_id, call_id, reviewed_on, scope, has_problem, problem_code, compliant, score, reviewer
FROM qa_reviews
WHERE business_date = {day:Date}
