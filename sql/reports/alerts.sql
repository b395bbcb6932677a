-- Grain: one row per alert about the data of a day of the period, or about a report of the day before it: those are raised after the day's
-- reports are made, so that the log of the next day lists them.
-- Reads: alerts; kpi_catalogue for the unit of what was measured: the subject is a KPI's id, or its label and a key.
-- Parameters: from, to: first and last business date, both included.
-- Absent: value and threshold of an alert that measures nothing; they are words, as counts, shares and seconds stand in one column. severity: 3 red, 2 orange, 1 yellow.
-- value has as many decimals as tell on which side of the threshold it lies, of the six that are kept.
-- Decision: 268.
WITH
    (
        SELECT groupArray((kpi, label, last_unit))
        FROM (SELECT kpi, label, argMax(unit, recorded_at) AS last_unit FROM kpi_catalogue GROUP BY kpi, label)
    ) AS units,
    if(kind IN ('kpi', 'below_target'), arrayFirst(one -> one.1 = subject OR startsWith(subject, concat(one.2, ' ')), units).3, '') AS unit,
    multiIf(unit = 'percent', '%', unit = 'seconds', ' 秒', '')                            AS word,
    if(unit = 'percent', 100, 1)                                                           AS factor,
    (n) -> (n, round(alerts.value * factor, n), toDecimalString(round(alerts.value * factor, n), n)) AS rounded,
    arrayFirst(one -> one.1 >= if(unit = 'percent', 2, 1)
            AND ifNull(sign(one.2 - alerts.threshold * factor) = sign(alerts.value - alerts.threshold), 1),
        [rounded(1), rounded(2), rounded(3), rounded(4), rounded(5), rounded(6)]).3        AS told
SELECT
    business_date,
    rule                                            AS alert_rule,
    level                                           AS alert_level,
    multiIf(level = 'red', 3, level = 'orange', 2, 1) AS severity,
    subject,
    if(word = '', toString(alerts.value), concat(told, word))               AS value,
    multiIf(unit = 'percent', concat(toDecimalString(round(alerts.threshold * 100, 2), 2), word),
            unit = 'seconds', concat(toDecimalString(round(alerts.threshold, 1), 1), word),
            toString(alerts.threshold))             AS threshold,
    message,
    recipients,
    raised_at
FROM alerts
WHERE if(kind IN ('report_withheld', 'report_late'), business_date + 1, business_date) BETWEEN {from:Date} AND {to:Date}
