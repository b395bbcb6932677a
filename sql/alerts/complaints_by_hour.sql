-- Grain: one row per clock hour of the day {day} in which complaints were created: subject (the hour in Chinese), value (how many).
-- Reads: tickets of all days (the latest version of each). Absent: an hour without complaints has no row.
SELECT format('{0}时', leftPad(toString(toHour(created_at, {tz:String})), 2, '0')) AS subject, count() AS value
FROM
(
    SELECT kind, created_at
    FROM tickets
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY ticket_id
)
WHERE kind = 'complaint' AND toDate(created_at, {tz:String}) = {day:Date}
GROUP BY subject
ORDER BY subject
