-- Grain: one row per incident that occurred in the period, in the order of time.
-- Reads: incidents.
-- Parameters: from, to: first and last business date, both included; zone: the business time zone.
-- downtime_minutes: whole minutes from occurred to recovered, half a minute up.
-- Absent: recovered_at and downtime_minutes are null while an incident is open, affected_seats when nobody counted them. A period
-- without an incident gives no row.
SELECT
    formatDateTime(occurred_at, '%F %R', {zone:String}) AS occurred_at,
    content,
    reported,
    reporter,
    formatDateTime(recovered_at, '%F %R', {zone:String}) AS recovered_at,
    intDiv(dateDiff('second', i.occurred_at, i.recovered_at) + 30, 60) AS downtime_minutes,
    affected_seats,
    solution
FROM incidents AS i
WHERE business_date BETWEEN {from:Date} AND {to:Date}
ORDER BY i.occurred_at, incident_id
