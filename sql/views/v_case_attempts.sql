-- Grain: one row per attempt to reach the customer of a service-quality case
-- Reads: case_attempts
SELECT case_id, attempt_at, mode, reached, agent_id, source, source_line
FROM case_attempts
