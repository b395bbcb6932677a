INSERT INTO sms_measures (business_date, sms_submitted) VALUES ('2026-11-20', 1)
INSERT INTO sms_measures (business_date, sms_received) VALUES ('2026-11-20', 1)
INSERT INTO sms_measures (business_date, sms_delivered) VALUES ('2026-11-20', 1)
INSERT INTO sms_measures (business_date, sms_failed) VALUES ('2026-11-20', 1)
INSERT INTO sms_messages (business_date, sms_id, direction, kind, phone, status, submitted_at, updated_at) VALUES ('2026-11-20', 'X', 'sent', 'single', '1', 'submitted', '2026-11-20 02:00:00', '2026-11-20 03:00:00')
ALTER TABLE sms_messages DROP PARTITION '2026-11-20'
