-- Grain: one row a report, period and version, of the periods whose names begin with one of {names:Array(String)}.
-- Reads report_runs. state, message, files and deadline are those of the newest run of the version. sent_at is when its
-- message was written first, so that a run that is repeated does not make it late; absent when it never was. ended_at is when
-- the newest run came to its state.
SELECT report,
       period,
       version,
       argMax(state, recorded_at) AS newest_state,
       argMax(message, recorded_at) AS newest_message,
       arrayStringConcat(argMax(files, recorded_at), '\n') AS newest_files,
       argMax(deadline, recorded_at) AS newest_deadline,
       minOrNullIf(recorded_at, state = 'mailed') AS sent_at,
       max(recorded_at) AS ended_at
FROM report_runs
WHERE arrayExists(name -> startsWith(period, name), {names:Array(String)})
GROUP BY report, period, version
ORDER BY period, report, version
