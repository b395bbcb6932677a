-- Rows: 培训环节
-- Grain: one row per step after a training session whose deadline is the day {day}.
-- Reads: latest_training_sessions of all days.
-- Absent: nothing of the step; contributions are 0, never absent.
--
-- Steps and limits are those of config/quality.yml. Decision: 360.
SELECT
    CAST(one.id AS Nullable(String))              AS step,
    -- measures
    toUInt8(1)                                    AS training_steps_due,
    toUInt8(ifNull(one.done_on <= one.due_on, 0)) AS training_steps_on_time,
    -- evidence
    session_id, held_on, one.due_on AS due_on, one.done_on AS done_on, trainer
FROM latest_training_sessions
ARRAY JOIN steps AS one
WHERE one.due_on = {day:Date}
