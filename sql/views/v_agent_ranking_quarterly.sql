-- Grain: calendar quarter × KPI with a target × agent who has a value in it
-- Reads: agent_places, v_agent_ranking, v_kpi_agent_quarterly
-- The columns mean what they mean in v_agent_ranking.
SELECT formatDateTime(period, '%Y-Q%Q') AS quarter, kpi, label, agent_id, name, team, numerator, denominator, value, target, target_is, met, rank, agents, rank_in_team, behind_best
FROM agent_places(grain = 'quarter')
