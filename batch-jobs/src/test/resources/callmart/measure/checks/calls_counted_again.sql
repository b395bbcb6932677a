INSERT INTO call_measures (business_date, hour, seizures, answered) VALUES ('2026-11-20', 9, 1, 1)
ALTER TABLE calls UPDATE answered_at = NULL WHERE call_id = 'A' SETTINGS mutations_sync = 1
