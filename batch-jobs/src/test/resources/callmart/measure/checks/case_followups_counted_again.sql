INSERT INTO case_measures (business_date, agent_id, case_followups_due) VALUES ('2026-11-20', '7001', 1)
INSERT INTO case_measures (business_date, agent_id, case_followups_done) VALUES ('2026-11-20', '7001', 1)
