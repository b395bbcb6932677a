-- Grain: calendar quarter × agent × KPI; KPIs whose measures are not attributed to agents are left out
-- Reads: kpi_day_sums, v_kpis, agents, held_teams, kpis_with_value
-- quarter: Quarter such as 2026-Q4
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
WITH
    ${kpi_value},
    ${kpi_met}
SELECT
    formatDateTime(sums.period, '%Y-Q%Q') AS quarter,
    sums.period AS from_date,
    sums.last_day AS to_date,
    sums.agent_id AS agent_id,
    people.known_name AS name,
    held_teams.held_team AS team,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(if(valued_kpi = '', NULL, sums.dividend) AS Nullable(Decimal(38, 3))) AS numerator,
    CAST(if(valued_kpi = '', NULL, sums.divisor) AS Nullable(Decimal(38, 3))) AS denominator,
    kpi_value(numerator, denominator) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    kpi_met(numerator, denominator, catalogue.target, catalogue.target_is) AS met
FROM
(
    SELECT toStartOfQuarter(business_date) AS period, toStartOfQuarter(business_date) + INTERVAL 3 MONTH - 1 AS last_day, agent_id, kpi, sum(numerator) AS dividend,
        sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, last_day, agent_id, kpi
) AS sums
INNER JOIN v_kpis AS catalogue ON catalogue.kpi = sums.kpi
LEFT JOIN kpis_with_value ON valued_unit = 'quarter' AND valued_period = sums.period AND valued_kpi = catalogue.kpi
LEFT JOIN (SELECT agent_id AS member, toNullable(agents.name) AS known_name FROM agents) AS people ON people.member = sums.agent_id
ASOF LEFT JOIN held_teams ON held_teams.held_agent = sums.agent_id AND held_teams.held_from <= sums.last_day
WHERE catalogue.by_agent = 1 AND catalogue.periods != 'campaign_to_date'
