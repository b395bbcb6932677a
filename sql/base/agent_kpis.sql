-- Grain: period ({grain} is month or quarter) × agent × KPI; KPIs whose measures are not attributed to agents are left out
-- Reads: kpi_day_sums, v_kpis, agents, held_teams, kpis_with_value
-- period, last_day: the first and the last day. What each other column means stands in v_kpi_agent_monthly.
WITH
    ${kpi_value},
    ${kpi_met}
SELECT
    sums.period AS period,
    sums.last_day AS last_day,
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
    SELECT
        if({grain:String} = 'quarter', toStartOfQuarter(business_date), toStartOfMonth(business_date)) AS period,
        if({grain:String} = 'quarter', toLastDayOfMonth(period + INTERVAL 2 MONTH), toLastDayOfMonth(period)) AS last_day,
        agent_id, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, last_day, agent_id, kpi
) AS sums
INNER JOIN v_kpis AS catalogue ON catalogue.kpi = sums.kpi
LEFT JOIN kpis_with_value ON valued_unit = {grain:String} AND valued_period = sums.period AND valued_kpi = catalogue.kpi
LEFT JOIN (SELECT agent_id AS member, toNullable(agents.name) AS known_name FROM agents) AS people ON people.member = sums.agent_id
ASOF LEFT JOIN held_teams ON held_teams.held_agent = sums.agent_id AND held_teams.held_from <= sums.last_day
WHERE catalogue.by_agent = 1 AND catalogue.periods != 'campaign_to_date'
