INSERT INTO calls (business_date, call_id, leg, direction, arrived_at, ended_at) VALUES ('2026-11-20', 'X', 1, 'inbound', '2026-11-20 01:00:00', '2026-11-20 01:00:00')
ALTER TABLE tickets DROP PARTITION '2026-11-20'
INSERT INTO agents (agent_id, name) VALUES ('X', 'X')
ALTER TABLE surveys DROP PARTITION '2026-11-20'
