-- Rows: 监听记录
-- Grain: one row per call monitoring of the day {day}.
-- Reads: qa_reviews of {day}.
-- Absent: category or scope of a review without one; the criterion, always. Contributions are 0, never absent.
--
-- A call reviewed several times on the day counts once in qa_calls, with its first review.
SELECT
    toNullable(toString(qa_reviews.agent_id))                                                        AS agent_id,
    category,
    scope,
    CAST(NULL AS Nullable(String))                                                        AS criterion,
    -- measures
    toUInt8(1)                                                                            AS qa_done,
    compliant                                                                             AS qa_compliant,
    has_problem                                                                           AS qa_problems,
    call_id IS NOT NULL AND row_number() OVER (PARTITION BY call_id ORDER BY review_id) = 1 AS qa_calls,
    -- evidence
    review_id, call_id, ticket_id, reviewed_on, has_problem, problem_code, compliant, score, reviewer
FROM qa_reviews
WHERE business_date = {day:Date}
