-- Grain: business day × agent × category, for the day {day}.
-- Reads: qa_reviews of {day}; qa_plans of the month that begins on {day}.
-- Absent: the category of a review or plan without one; the agent of the part of a centre's plan that no agent's plan covers.
--
-- A call reviewed several times on the day counts once in qa_calls, with its first review. The month's plan is held by its
-- first day; of a plan for the whole centre the plans of single agents are taken off, so that the sum is the centre's.
WITH
    reviews AS
    (
        SELECT
            *,
            call_id IS NOT NULL AND row_number() OVER (PARTITION BY call_id ORDER BY review_id) = 1 AS is_first_of_call
        FROM qa_reviews
        WHERE business_date = {day:Date}
    ),
    (SELECT (countIf(agent_id IS NULL), sumIf(planned, agent_id IS NULL), sumIf(planned, agent_id IS NOT NULL))
     FROM qa_plans WHERE month = {day:Date}) AS plan,
    parts AS
    (
        SELECT toNullable(toString(agent_id)) AS agent, category, 1 AS done, compliant, has_problem, is_first_of_call AS is_call, 0 AS planned
        FROM reviews
        UNION ALL
        SELECT toNullable(toString(agent_id)), NULL, 0, 0, 0, 0, planned FROM qa_plans WHERE month = {day:Date} AND agent_id IS NOT NULL
        UNION ALL
        SELECT NULL, NULL, 0, 0, 0, 0, greatest(plan.2 - plan.3, 0) WHERE plan.1 > 0
    )
SELECT
    {day:Date}                        AS business_date,
    agent                             AS agent_id,
    category,
    toUInt64(sum(done))               AS qa_done,
    toUInt64(sum(parts.compliant))    AS qa_compliant,
    toUInt64(sum(parts.has_problem))  AS qa_problems,
    toUInt64(sum(is_call))            AS qa_calls,
    toUInt64(sum(parts.planned))      AS qa_planned
FROM parts
GROUP BY agent, category
