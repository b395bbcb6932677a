INSERT INTO qa_measures (business_date, qa_done) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, qa_compliant) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, qa_problems) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, qa_calls) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, qa_planned) VALUES ('2026-11-20', 1)
ALTER TABLE qa_reviews DROP PARTITION '2026-11-20'
INSERT INTO qa_measures (business_date, criteria_checked) VALUES ('2026-11-20', 1)
