ALTER TABLE excused DROP PARTITION '2026-11-20'
ALTER TABLE agent_measures UPDATE excused_s = excused_s + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_intervals DROP PARTITION '2026-11-20'
ALTER TABLE agent_measures DROP PARTITION '2026-11-20'
INSERT INTO excused (business_date, agent_id, from_at, to_at) VALUES ('2026-11-20', '7001', '2026-11-20 05:45:00', '2026-11-20 06:00:00')
INSERT INTO shifts (business_date, agent_id, starts_at, ends_at) VALUES ('2026-11-20', '7001', '2026-11-20 04:00:00', '2026-11-20 05:00:00')
