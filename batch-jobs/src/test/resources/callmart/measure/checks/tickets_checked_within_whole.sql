INSERT INTO qa_measures (business_date, tickets_checked) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, agent_id, tickets_checked) VALUES ('2026-11-20', '7001', 2)
