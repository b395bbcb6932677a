INSERT INTO call_measures (business_date, lost) VALUES ('2026-11-20', 1)
INSERT INTO call_measures (business_date, lost_full) VALUES ('2026-11-20', 1)
INSERT INTO call_measures (business_date, lost_short) VALUES ('2026-11-20', 1)
