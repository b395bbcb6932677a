INSERT INTO call_measures (business_date, hour, talks) VALUES ('2026-11-20', 9, 1)
ALTER TABLE calls DELETE WHERE call_id = 'A' SETTINGS mutations_sync = 1
