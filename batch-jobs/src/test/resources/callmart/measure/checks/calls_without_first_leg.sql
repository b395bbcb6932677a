INSERT INTO calls (business_date, call_id, leg, direction, arrived_at, ended_at) VALUES ('2026-11-20', 'X', 2, 'inbound', '2026-11-20 01:00:00', '2026-11-20 01:00:00')
