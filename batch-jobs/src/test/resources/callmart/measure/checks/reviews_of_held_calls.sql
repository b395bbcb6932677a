INSERT INTO qa_reviews (business_date, review_id, call_id, agent_id) VALUES ('2026-11-20', 'R9', 'nobodys', '7001')
