INSERT INTO ticket_measures (business_date, first_time_customers) VALUES ('2026-11-20', 1)
INSERT INTO customer_days (business_date, customer, only_call) VALUES ('2026-11-20', 5, 0)
INSERT INTO tickets (business_date, ticket_id, kind, status, caller, created_at, updated_at) VALUES ('2026-11-20', 'X', 'other', 'open', '13800000001', '2026-11-20 01:00:00', '2026-11-20 01:00:00')
