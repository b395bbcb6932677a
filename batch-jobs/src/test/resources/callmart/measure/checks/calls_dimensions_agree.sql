INSERT INTO call_measures (business_date, hour, queue_entries) VALUES ('2026-11-20', 23, 1)
ALTER TABLE call_measures UPDATE agent_id = '7002' WHERE agent_id = '7001' SETTINGS mutations_sync = 1
ALTER TABLE call_measures UPDATE queue = NULL WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE call_measures UPDATE category = 'sales' WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE call_measures DROP PARTITION '2026-11-20'
