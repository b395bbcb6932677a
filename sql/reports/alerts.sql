-- Grain: one row per alert about the data of a day of the period, or about a report of the day before it: those are raised after the day's
-- reports are made, so that the log of the next day lists them.
-- Reads: alerts; kpi_catalogue for the unit of what was measured.
-- Parameters: from, to: first and last business date, both included.
-- Absent: value and threshold of an alert that measures nothing; they are words, as counts, shares and seconds stand in one column. severity: 3 red, 2 orange, 1 yellow.
WITH units AS
(
    SELECT kpi, argMax(unit, recorded_at) AS unit
    FROM kpi_catalogue
    GROUP BY kpi
)
SELECT
    business_date,
    rule                                            AS alert_rule,
    level                                           AS alert_level,
    multiIf(level = 'red', 3, level = 'orange', 2, 1) AS severity,
    subject,
    multiIf(unit = 'percent', concat(toDecimalString(round(value * 100, 2), 2), '%'),
            unit = 'seconds', concat(toDecimalString(round(value, 1), 1), ' 秒'),
            toString(value))                        AS value,
    multiIf(unit = 'percent', concat(toDecimalString(round(threshold * 100, 2), 2), '%'),
            unit = 'seconds', concat(toDecimalString(round(threshold, 1), 1), ' 秒'),
            toString(threshold))                    AS threshold,
    message,
    recipients,
    raised_at
FROM alerts
LEFT JOIN units ON units.kpi = alerts.subject AND alerts.kind IN ('kpi', 'below_target')
WHERE if(kind IN ('report_withheld', 'report_late'), business_date + 1, business_date) BETWEEN {from:Date} AND {to:Date}
