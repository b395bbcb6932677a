-- Grain: one row per agent state that touches the business day, clipped to it; open ones closed by rule
-- Reads: agent_intervals
SELECT
    business_date, agent_id, state, from_at, to_at, was_open
FROM agent_intervals
