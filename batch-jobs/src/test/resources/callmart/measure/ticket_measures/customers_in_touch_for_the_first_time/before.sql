INSERT INTO retired_records (feed, business_date, record_id, updated_at) VALUES ('tickets', '2026-11-22', 'O', '2026-11-20 02:00:00')
