-- Grain: one row a run, as it stands
-- Reads: runs
SELECT
    run_id, command, job, period, state, started_at, ended_at, message
FROM runs
ORDER BY recorded_at DESC
LIMIT 1 BY run_id
