-- Grain: one row per agent, those who left included
-- Reads: agents
SELECT
    agent_id, name, team, `group`, hired_on, left_on, source, source_line
FROM agents
