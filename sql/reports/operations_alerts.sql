-- Grain: one row per alert about the data of {from} to {to}: day, level (Chinese), message, recipients; the gravest of a day first.
-- Reads: alerts. Absent: alerts about reports (withheld, late), which are raised after the reports are made.
SELECT
    toString(business_date)                                                                  AS day,
    transform(level, ['red', 'orange', 'yellow'], ['红色', '橙色', '黄色'], toString(level)) AS level,
    message,
    recipients
FROM alerts
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND kind NOT IN ('report_withheld', 'report_late')
ORDER BY business_date, indexOf(['red', 'orange', 'yellow'], alerts.level), rule, subject
