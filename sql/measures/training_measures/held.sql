-- Rows: 实施的培训
-- Grain: one row per training session that was held on the day {day}.
-- Reads: latest_training_sessions of all days.
-- Absent: the step, always; contributions are 0, never absent.
--
-- A session of which nobody says how many passed has no trainees in either sum.
SELECT
    CAST(NULL AS Nullable(String))                AS step,
    -- measures
    toUInt8(1)                                    AS trainings_held,
    if(passed IS NULL, 0, toUInt64(ifNull(attended, 0))) AS trainees_graded,
    toUInt64(ifNull(passed, 0))                   AS trainees_passed,
    -- evidence
    session_id, held_on, trainer, invited, attended, passed
FROM latest_training_sessions
WHERE held_on = {day:Date}
