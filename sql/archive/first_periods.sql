-- Grain: one row a report and form of period (its name with 0 for each digit: 0000-00-00, 0000-W00, 0000-00, 0000-Q0, 0000).
-- Reads report_runs and deliveries. first_period is the first one that a message was made of: from then on every period is
-- expected. A report that no message was ever made of is absent.
SELECT report,
       replaceRegexpAll(period, '[0-9]', '0') AS form,
       min(period) AS first_period
FROM
(
    SELECT report, period FROM report_runs WHERE state = 'mailed'
    UNION ALL
    SELECT report, period FROM deliveries WHERE kind = 'report' AND message_id != ''
)
GROUP BY report, form
ORDER BY report, form
