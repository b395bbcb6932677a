-- Grain: one row per month and agent, or per month for the whole centre
-- Reads: qa_plans
SELECT
    month, agent_id, planned, source, source_line
FROM qa_plans
