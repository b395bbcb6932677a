-- Grain: one row per step of a complaint warning, as config/warnings.yml has them
-- Reads: nothing
-- step_id: Step
-- step_role: Role that answers for it
-- step_label: Chinese
-- position: Its place among the steps, from 1
SELECT entry.1 AS step_id, entry.2 AS step_role, entry.3 AS step_label, position
FROM (SELECT ${warning_step_roles} AS entries)
ARRAY JOIN entries AS entry, arrayEnumerate(entries) AS position
