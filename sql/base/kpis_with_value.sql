-- Grain: period (day, week, month or quarter) × KPI all of whose measures have a value in it
-- Reads: kpi_formulas, measures_with_value
-- valued_unit: day, week, month or quarter
-- valued_period: First day of the period
-- valued_kpi: KPI
SELECT unit AS valued_unit, period AS valued_period, kpi AS valued_kpi
FROM (SELECT DISTINCT kpi, measure, uniqExact(measure) OVER (PARTITION BY kpi) AS measures FROM kpi_formulas) AS formulas
INNER JOIN measures_with_value ON measures_with_value.measure = formulas.measure
GROUP BY unit, period, kpi
HAVING uniqExact(formulas.measure) = any(measures)
