INSERT INTO ticket_measures (business_date, tickets) VALUES ('2026-11-20', 1)
ALTER TABLE ticket_measures UPDATE agent_id = NULL WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE ticket_measures UPDATE complaints = 0 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE tickets DROP PARTITION '2026-11-20'
INSERT INTO retired_records (feed, business_date, record_id, updated_at) SELECT 'tickets', '2026-11-20', ticket_id, updated_at + 1 FROM tickets
