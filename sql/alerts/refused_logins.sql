-- Grain: one row per name and hour of the day {day} for which logins were refused: subject (the name), value (how often), begins_at and
-- ends_at (the first and the last of them).
-- Reads: analyst_reads. Absent: an hour without any has no row.
SELECT
    toString(analyst)                                                            AS subject,
    count()                                                                      AS value,
    min(at)                                                                      AS begins_at,
    max(at)                                                                      AS ends_at
FROM (SELECT *, toTimeZone(at, {tz:String}) AS local_at FROM analyst_reads)
WHERE toDate(local_at) = {day:Date} AND kind = 'Login'
GROUP BY analyst, toStartOfHour(local_at)
ORDER BY subject, begins_at
