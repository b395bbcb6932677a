-- Grain: business day × agent × category
-- Reads: qa_measures
SELECT
    business_date, agent_id, category, qa_done, qa_compliant, qa_problems, qa_calls, qa_planned
FROM qa_measures
