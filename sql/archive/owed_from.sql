-- Grain: one row: owed_from, the first business day whose night was run for its own day, which is on the day after it in the business time zone.
-- Nights that load history, for whose reports nobody waits, do not count. Reads runs, and report_runs, which outlive them. Absent: no such night yet.
SELECT minOrNull(day) AS owed_from
FROM
(
    SELECT toDateOrNull(period) AS day, started_at AS at FROM runs WHERE job = 'night' AND awaited
    UNION ALL
    SELECT toDateOrNull(period), recorded_at FROM report_runs WHERE length(period) = 10
)
WHERE toDate(at, {tz:String}) = day + 1
