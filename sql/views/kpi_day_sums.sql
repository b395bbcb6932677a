-- Grain: business day × agent × KPI: numerator and denominator, which add up; for the views on KPIs
-- Reads: measure_sums, kpi_formulas
-- agent_id: Agent; absent when attributed to none
-- numerator: Sum of measures
-- denominator: Sum of measures
SELECT
    business_date, agent_id, kpi,
    sumIf(value * sign, part = 'numerator') AS numerator,
    sumIf(value * sign, part = 'denominator') AS denominator
FROM measure_sums
INNER JOIN kpi_formulas ON kpi_formulas.measure = measure_sums.measure
GROUP BY business_date, agent_id, kpi
