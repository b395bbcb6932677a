INSERT INTO qa_measures (business_date, qa_compliant) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, qa_problems) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, qa_calls) VALUES ('2026-11-20', 1)
INSERT INTO qa_measures (business_date, agents_monitored) VALUES ('2026-11-20', 1)
