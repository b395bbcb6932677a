-- Grain: one row per criterion that a call monitoring scores with a number
-- Reads: qa_reviews
-- criterion: Criterion, as the source spells it
-- criterion_score: Its score
-- is_passed: Whether the score reaches the pass mark of config/quality.yml
-- Decision 362.
WITH ${criterion_marks} AS own_marks
SELECT
    business_date, review_id, agent_id, category, scope, call_id, ticket_id, trimBoth(entry.1) AS criterion,
    assumeNotNull(toDecimal64OrNull(trim(BOTH '"' FROM entry.2), 3)) AS criterion_score,
    toUInt8(criterion_score >= if(mapContains(own_marks, criterion), own_marks[criterion], ${pass_mark})) AS is_passed
FROM
(
    SELECT business_date, review_id, agent_id, category, scope, call_id, ticket_id, arrayJoin(JSONExtractKeysAndValuesRaw(ifNull(criteria, ''))) AS entry
    FROM qa_reviews
    WHERE criteria IS NOT NULL
)
WHERE toDecimal64OrNull(trim(BOTH '"' FROM entry.2), 3) IS NOT NULL
