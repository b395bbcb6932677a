ALTER TABLE agent_states DROP PARTITION '2026-11-20'
ALTER TABLE agent_intervals DROP PARTITION '2026-11-20'
ALTER TABLE agent_intervals UPDATE to_at = to_at + 1 WHERE 1 SETTINGS mutations_sync = 1
