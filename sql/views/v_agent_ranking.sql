-- Grain: calendar month × KPI with a target × agent who has a value in it
-- Reads: agent_places, v_kpi_agent_monthly
-- rank: Place among the agents of the period, the best first; agents of the same value share the better place
-- agents: How many agents have a value
-- rank_in_team: Place among those of the same team; absent without a team
-- behind_best: How far the value lies behind the best one, in the unit of the KPI; 0 for the best
-- The other columns mean what they mean in v_kpi_agent_monthly.
SELECT formatDateTime(period, '%Y-%m') AS month, kpi, label, agent_id, name, team, numerator, denominator, value, target, target_is, met, rank, agents, rank_in_team, behind_best
FROM agent_places(grain = 'month')
