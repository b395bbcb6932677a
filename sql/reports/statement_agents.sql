-- Grain: one row per agent.
-- Reads: agents.
-- Absent: nothing; an agent without an entry is shown by the id.
SELECT agent_id, name
FROM agents
ORDER BY agent_id
