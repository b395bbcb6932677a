-- Grain: one row per training session, as the last list that has it says
-- Reads: latest_training_sessions
SELECT
    session_id, topic, planned_on, held_on, trainer, invited, attended, passed, graded_on, summary_on, final_on, filed_on
FROM latest_training_sessions
