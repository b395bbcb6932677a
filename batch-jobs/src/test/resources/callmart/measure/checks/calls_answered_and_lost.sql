INSERT INTO call_measures (business_date, hour, seizures) VALUES ('2026-11-20', 9, 1)
INSERT INTO call_measures (business_date, hour, lost) VALUES ('2026-11-20', 9, 1)
