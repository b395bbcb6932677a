-- Grain: business day × agent × category
-- Reads: qa_measures
SELECT
    business_date, agent_id, category, qa_done, qa_compliant, qa_problems, qa_calls, qa_planned, calls_monitored,
    agents_working, agents_monitored
FROM qa_measures
