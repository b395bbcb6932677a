-- Facts: training_sessions, knowledge
-- days of training sessions, and the end of 24 hours after questions
SELECT 'training_measures' AS model, assumeNotNull(arrayJoin(on_days)) AS day FROM training_session_versions
UNION ALL
SELECT 'knowledge_measures', toDate(assumeNotNull(question_at) + INTERVAL 24 HOUR, {tz:String})
FROM knowledge
WHERE question_at IS NOT NULL
