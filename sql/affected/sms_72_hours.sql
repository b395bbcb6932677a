-- Facts: sms_messages
-- of short messages whose 72 hours end between the last day that was loaded of them and this one
WITH (SELECT max(loaded_day) FROM loaded_days WHERE feed = 'sms_messages') AS last_sms_day
SELECT 'sms_measures' AS model, submitted_on AS day
FROM sms_versions
WHERE submitted_on BETWEEN least(last_sms_day, {day:Date}) - 3 AND {day:Date}
