-- Grain: business day × KPI, for every day that was measured
-- Reads: measure_sums, v_kpis, kpi_day_sums, kpis_with_value
-- numerator: Sum of measures, exact; absent when one of them has no value
-- denominator: Sum of measures, exact; absent when one of them has no value; 0: the KPI has no value
-- value: numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0
-- target_is: at_least or at_most: which side of the target is good
-- met: 1 met, 0 missed, on the exact value; absent without target or value: not assessed
WITH
    ${kpi_value},
    ${kpi_met}
SELECT
    periods.period AS business_date,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(if(valued_kpi = '', NULL, sums.dividend) AS Nullable(Decimal(38, 3))) AS numerator,
    CAST(multiIf(valued_kpi = '', NULL, catalogue.periods = 'whole_months', toDecimal128(0, 3), sums.divisor) AS Nullable(Decimal(38, 3)))
        AS denominator,
    kpi_value(numerator, denominator) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    kpi_met(numerator, denominator, catalogue.target, catalogue.target_is) AS met
FROM (SELECT DISTINCT business_date AS period FROM measure_sums) AS periods
CROSS JOIN v_kpis AS catalogue
LEFT JOIN
(
    SELECT business_date AS period, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, kpi
) AS sums ON sums.period = periods.period AND sums.kpi = catalogue.kpi
LEFT JOIN kpis_with_value ON valued_unit = 'day' AND valued_period = periods.period AND valued_kpi = catalogue.kpi
WHERE catalogue.periods != 'campaign_to_date'
