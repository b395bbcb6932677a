-- Grain: one row per analyst who got rows on the day {day} before 6:00 or from 22:00 on: subject (the analyst), value (how many rows),
-- begins_at and ends_at (of the first and the last statement).
-- Reads: analyst_reads. Absent: an analyst without any has no row.
SELECT
    toString(analyst)                                                            AS subject,
    sum(rows_returned)                                                           AS value,
    min(at)                                                                      AS begins_at,
    max(at)                                                                      AS ends_at
FROM (SELECT *, toTimeZone(at, {tz:String}) AS local_at FROM analyst_reads)
WHERE toDate(local_at) = {day:Date} AND kind != 'Login' AND (toHour(local_at) < 6 OR toHour(local_at) >= 22)
GROUP BY analyst
HAVING value > 0
ORDER BY subject
