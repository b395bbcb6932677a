ALTER TABLE shifts DROP PARTITION '2026-11-20'
ALTER TABLE attendance DROP PARTITION '2026-11-20'
ALTER TABLE agent_measures DROP PARTITION '2026-11-20'
ALTER TABLE agent_measures UPDATE late_minutes = 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE other_leave_hours = 8 WHERE 1 SETTINGS mutations_sync = 1
