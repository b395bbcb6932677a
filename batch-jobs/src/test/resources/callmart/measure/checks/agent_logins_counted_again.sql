ALTER TABLE agent_measures UPDATE logged_in_s = logged_in_s + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures DROP PARTITION '2026-11-20'
ALTER TABLE agent_intervals DROP PARTITION '2026-11-20'
