-- Rows: 计划的培训
-- Grain: one row per training session that was planned for the day {day}.
-- Reads: latest_training_sessions of all days.
-- Absent: the step, always; contributions are 0, never absent.
--
-- Plans are made by the month: what was held by the end of the month that it was planned for is done. Decision: 360.
SELECT
    CAST(NULL AS Nullable(String))                AS step,
    -- measures
    toUInt8(1)                                    AS trainings_planned,
    toUInt8(ifNull(held_on <= toLastDayOfMonth(planned_on), 0)) AS trainings_done,
    -- evidence
    session_id, planned_on, held_on, trainer
FROM latest_training_sessions
WHERE planned_on = {day:Date}
