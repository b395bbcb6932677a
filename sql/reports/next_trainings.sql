-- Grain: one row per training that is planned for the month after the period.
-- Reads: trainings.
-- Parameters: from, to: first and last business date of the period.
-- Absent: what is not planned yet.
SELECT topic, audience, planned_on, hours, trainer, reason
FROM trainings
WHERE month = toStartOfMonth({to:Date}) + INTERVAL 1 MONTH
ORDER BY planned_on ASC NULLS LAST, topic
