-- Grain: one row per system problem that occurred in the period.
-- Reads: incidents.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: recovered_at and down_s while the problem is not over.
SELECT
    incident_id,
    business_date                                                       AS occurred_on,
    occurred_at,
    content,
    reported,
    reporter,
    recovered_at,
    recovered_at IS NULL                                                AS is_open,
    solution,
    affected_seats,
    dateDiff('second', occurred_at, recovered_at)                       AS down_s
FROM incidents
WHERE business_date BETWEEN {from:Date} AND {to:Date}
