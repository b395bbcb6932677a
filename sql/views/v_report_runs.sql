-- Grain: one row a report and period: its last attempt
-- Reads: report_runs
SELECT
    run_id, report, period, version, state, deadline, files, checksum, message, recorded_at
FROM report_runs
ORDER BY report, period, recorded_at DESC
LIMIT 1 BY report, period
