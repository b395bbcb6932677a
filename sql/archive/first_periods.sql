-- Grain: one row a report and form of period (the length of its name: 10 a day, 8 a week, 7 a month, 4 a year).
-- Reads report_runs and deliveries. first_period is the first one that a message was made of: from then on every period is
-- expected. A report that no message was ever made of is absent.
SELECT report,
       length(period) AS form,
       min(period) AS first_period
FROM
(
    SELECT report, period FROM report_runs WHERE state = 'mailed'
    UNION ALL
    SELECT report, period FROM deliveries WHERE kind = 'report' AND message_id != ''
)
GROUP BY report, form
ORDER BY report, form
