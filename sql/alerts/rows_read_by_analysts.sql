-- Grain: one row per analyst and hour of the day {day} in which he got rows: subject (the analyst), value (how many rows), begins_at and
-- ends_at (the hour).
-- Reads: analyst_reads. Absent: an hour without any has no row.
SELECT
    toString(analyst)                                                            AS subject,
    sum(rows_returned)                                                           AS value,
    CAST(toStartOfHour(any(local_at)) AS DateTime64(3, 'UTC'))                   AS begins_at,
    begins_at + INTERVAL 1 HOUR                                                  AS ends_at
FROM (SELECT analyst, kind, rows_returned, toTimeZone(at, {tz:String}) AS local_at FROM analyst_reads)
WHERE toDate(local_at) = {day:Date} AND kind != 'Login'
GROUP BY analyst, toStartOfHour(local_at)
HAVING value > 0
ORDER BY subject, begins_at
