-- Rows: 监听评分项
-- Grain: one row per criterion that a call monitoring of the day {day} scores.
-- Reads: review_criteria of {day}.
-- Absent: category or scope of a review without one; contributions are 0, never absent.
-- Decision: 362.
SELECT
    toNullable(toString(review_criteria.agent_id)) AS agent_id,
    category,
    scope,
    CAST(review_criteria.criterion AS Nullable(String)) AS criterion,
    -- measures
    toUInt8(1)                                    AS criteria_checked,
    is_passed                                     AS criteria_passed,
    -- evidence
    review_id, call_id, ticket_id, criterion_score
FROM review_criteria
WHERE business_date = {day:Date}
