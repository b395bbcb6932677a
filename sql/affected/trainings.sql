-- Facts: training_sessions, knowledge
-- Of the day: training_sessions_history, knowledge
-- of training sessions that the day's list has otherwise than the one before: all that they state in any list; the end of 24 hours after questions
SELECT 'training_measures' AS model, assumeNotNull(arrayJoin(on_days)) AS day
FROM training_session_versions
WHERE session_id IN (SELECT session_id FROM training_session_versions WHERE business_date = {day:Date})
UNION ALL
SELECT 'knowledge_measures', toDate(assumeNotNull(question_at) + INTERVAL 24 HOUR, {tz:String})
FROM knowledge
WHERE business_date = {day:Date} AND question_at IS NOT NULL
