-- Grain: one row a report, period and version, of the periods whose names begin with one of {names:Array(String)}.
-- Reads report_runs and deliveries. run_state, message, files and deadline are those of the newest run of the version.
-- delivery_state is that of the recipient group that is farthest from having it; empty when the ledger does not know the
-- version: it is withheld, or older than the ledger. sent_at is when the last group got it, or, without a ledger, when its
-- message was made first; absent while some group lacks it. A group whose delivery was taken back counts only where all were. refused counts addresses that the mail server refused.
WITH runs AS
(
    SELECT report,
           period,
           version,
           argMax(state, recorded_at) AS run_state,
           argMax(files, recorded_at) AS run_files,
           argMax(report_runs.deadline, recorded_at) AS run_deadline,
           minOrNullIf(recorded_at, state = 'mailed') AS mailed_at,
           max(recorded_at) AS ended_at
    FROM report_runs
    WHERE arrayExists(name -> startsWith(period, name), {names:Array(String)})
    GROUP BY report, period, version
),
ledger AS
(
    SELECT report,
           period,
           version,
           argMin(state, indexOf(['failed', 'unconfirmed', 'sending', 'queued', 'offered', 'rendered', 'sent', 'withdrawn'], state)) AS delivery_state,
           if(countIf(sent_at IS NULL AND state != 'withdrawn') = 0, max(sent_at), NULL) AS delivered_at,
           sum(if(refused = '', 0, length(splitByChar('\n', refused)))) AS refused_addresses,
           max(attempts) AS most_attempts,
           arrayStringConcat(arrayFilter(file -> file != '', groupUniqArray(mail_file)), '\n') AS mail_files
    FROM deliveries FINAL
    WHERE kind = 'report' AND arrayExists(name -> startsWith(period, name), {names:Array(String)})
    GROUP BY report, period, version
)
SELECT report,
       period,
       version,
       run_state,
       delivery_state,
       arrayStringConcat(arrayFilter(file -> NOT endsWith(file, '.eml'), run_files), '\n') AS files,
       mail_files,
       run_deadline AS deadline,
       if(delivery_state = '', mailed_at, delivered_at) AS sent_at,
       refused_addresses AS refused,
       most_attempts AS attempts,
       ended_at
FROM runs
LEFT JOIN ledger USING (report, period, version)
WHERE delivery_state != 'withdrawn'
ORDER BY period, report, version
