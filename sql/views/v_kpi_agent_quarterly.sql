-- Grain: calendar quarter × agent × KPI; KPIs whose measures are not attributed to agents are left out
-- Reads: agent_kpis, v_kpi_agent_monthly
-- quarter: Quarter such as 2026-Q4
-- The other columns mean what they mean in v_kpi_agent_monthly.
SELECT formatDateTime(period, '%Y-Q%Q') AS quarter, period AS from_date, last_day AS to_date, agent_id, name, team, kpi, label, unit, numerator, denominator, value, target, target_is, met
FROM agent_kpis(grain = 'quarter')
