-- Grain: one row per agent and business day from which the list of agents has another row
-- Reads: agents_history
-- held_agent: Agent's id
-- held_from: First business day on which the team holds; an agent's first row holds for all days before it too
-- held_team: Team in the list of agents; absent where the list names none
-- held_group: Group of seats in the list of agents; absent where the list names none
SELECT
    agent_id AS held_agent,
    if(business_date = min(business_date) OVER (PARTITION BY agent_id), toDate('1970-01-01'), business_date) AS held_from,
    team AS held_team,
    `group` AS held_group
FROM agents_history
