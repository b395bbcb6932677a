INSERT INTO qa_reviews (business_date, review_id, ticket_id) VALUES ('2026-11-20', 'X', 'not held')
INSERT INTO qa_reviews (business_date, review_id, criteria) VALUES ('2026-11-20', 'X', '{"a": "good"}')
INSERT INTO qa_reviews (business_date, review_id, criteria) VALUES ('2026-11-20', 'X', '{"a": 80, "b": null}')
INSERT INTO qa_reviews (business_date, review_id, criteria) VALUES ('2026-11-20', 'X', 'a: 80')
