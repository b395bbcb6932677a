-- Grain: one row per planned training
-- Reads: trainings
SELECT
    month, topic, audience, planned_on, hours, trainer, reason, source, source_line
FROM trainings
