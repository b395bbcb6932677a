-- Grain: one row per interval that an agent spent in a state, as delivered
-- Reads: agent_states
SELECT
    business_date, agent_id, state, from_at, to_at, source, source_line
FROM agent_states
