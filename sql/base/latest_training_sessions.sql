-- Grain: one row per training session, as the last list that has it says
-- Reads: training_session_versions
-- A session that a later list lacks goes on as it was.
SELECT * FROM training_session_versions ORDER BY business_date DESC LIMIT 1 BY session_id
