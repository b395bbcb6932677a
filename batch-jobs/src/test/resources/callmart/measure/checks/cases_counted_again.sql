INSERT INTO case_measures (business_date, agent_id, cases_received, cases_upheld) VALUES ('2026-11-20', '7001', 1, 1)
ALTER TABLE case_measures UPDATE cases_pending = 0, cases_upheld = 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE complaint_cases DROP PARTITION '2026-11-20'
INSERT INTO retired_records (feed, business_date, record_id, updated_at) SELECT 'complaint_cases', '2026-11-20', case_id, updated_at + 1 FROM complaint_cases
