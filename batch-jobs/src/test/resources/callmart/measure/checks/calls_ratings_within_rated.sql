INSERT INTO call_measures (business_date, hour, surveys_rated, surveys_offered, satisfied) VALUES ('2026-11-20', 9, 1, 1, 2)
INSERT INTO call_measures (business_date, hour, surveys_rated, surveys_offered) VALUES ('2026-11-20', 9, 3, 1)
