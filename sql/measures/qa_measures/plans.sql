-- Rows: 监听计划
-- Grain: one row per plan of the month that begins on the day {day}; none on other days.
-- Reads: qa_plans.
-- Absent: the agent of the part of a centre's plan that no agent's plan covers; category, scope and criterion, always.
--
-- The month's plan is held by its first day; of a plan for the whole centre the plans of single agents are taken off, so that
-- the sum is the centre's.
WITH
    (SELECT (countIf(agent_id IS NULL), sumIf(planned, agent_id IS NULL), sumIf(planned, agent_id IS NOT NULL))
     FROM qa_plans WHERE month = {day:Date}) AS plan
SELECT
    toNullable(toString(qa_plans.agent_id))                                               AS agent_id,
    CAST(NULL AS Nullable(String))                                                        AS category,
    CAST(NULL AS Nullable(String))                                                        AS scope,
    CAST(NULL AS Nullable(String))                                                        AS criterion,
    -- measures
    toInt64(planned)                                                                      AS qa_planned,
    -- evidence
    '坐席计划'                                                                            AS plan_of,
    month
FROM qa_plans
WHERE month = {day:Date} AND qa_plans.agent_id IS NOT NULL
UNION ALL
SELECT NULL, NULL, NULL, NULL, toInt64(ifNull(greatest(plan.2 - plan.3, 0), 0)), '全中心计划减去坐席计划', {day:Date}
WHERE plan.1 > 0
