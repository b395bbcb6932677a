-- Grain: one row per KPI of the catalogue that holds
-- Reads: kpi_catalogue
SELECT position, kpi, label, unit, numerator, denominator, target_is, target, periods, by_agent, meaning
FROM kpi_catalogue
WHERE recorded_at = (SELECT max(recorded_at) FROM kpi_catalogue)
