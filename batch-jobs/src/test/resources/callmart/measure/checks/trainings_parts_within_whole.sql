INSERT INTO training_measures (business_date, trainings_done) VALUES ('2026-11-20', 1)
INSERT INTO training_measures (business_date, trainees_passed) VALUES ('2026-11-20', 1)
INSERT INTO training_measures (business_date, training_steps_on_time) VALUES ('2026-11-20', 1)
