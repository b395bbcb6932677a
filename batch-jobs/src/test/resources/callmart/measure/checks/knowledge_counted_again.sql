INSERT INTO knowledge_measures (business_date, knowledge_added) VALUES ('2026-11-20', 1)
INSERT INTO knowledge_measures (business_date, knowledge_answers_due) VALUES ('2026-11-20', 1)
INSERT INTO knowledge_measures (business_date, knowledge_answers_on_time) VALUES ('2026-11-20', 1)
INSERT INTO knowledge (business_date, entry_id, agent_id, added_on, approved_on) VALUES ('2026-11-20', 'X', '7001', '2026-11-20', '2026-11-20')
