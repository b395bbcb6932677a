INSERT INTO ticket_measures (business_date, channel, tickets) VALUES ('2026-11-20', 'tv', 1)
INSERT INTO ticket_measures (business_date, tickets) VALUES ('2026-11-20', 1)
INSERT INTO tickets (business_date, ticket_id, kind, status, channel, created_at, updated_at) VALUES ('2026-11-20', 'X', 'other', 'open', 'tv', '2026-11-20 01:00:00', '2026-11-20 01:00:00')
