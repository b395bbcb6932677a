-- Grain: one row per alert about a day of the period.
-- Reads: alerts.
-- Parameters: from, to: first and last business date, both included.
-- Absent: value and threshold of an alert that measures nothing. severity: 3 red, 2 orange, 1 yellow.
SELECT
    business_date,
    rule                                            AS alert_rule,
    level                                           AS alert_level,
    multiIf(level = 'red', 3, level = 'orange', 2, 1) AS severity,
    subject,
    value,
    threshold,
    message,
    recipients,
    raised_at
FROM alerts
WHERE business_date BETWEEN {from:Date} AND {to:Date}
