-- Grain: calendar month × agent × KPI; KPIs whose measures are not attributed to agents are left out
-- Reads: agent_kpis, v_kpis
-- month: Month such as 2026-11
-- from_date: First day
-- to_date: Last day
-- agent_id: Agent; absent for what is attributed to none, such as lost calls
-- name: Name in agents; absent when the agent is not in it
-- team: Team in the list of agents held on the last day
-- numerator: Sum of measures, exact; absent when one of them has no value
-- denominator: Sum of measures, exact; absent when one of them has no value; 0: the KPI has no value
-- value: numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0
-- target_is: at_least or at_most: which side of the target is good
-- met: 1 met, 0 missed, on the exact value; absent without target or value: not assessed
SELECT formatDateTime(period, '%Y-%m') AS month, period AS from_date, last_day AS to_date, agent_id, name, team, kpi, label, unit, numerator, denominator, value, target, target_is, met
FROM agent_kpis(grain = 'month')
