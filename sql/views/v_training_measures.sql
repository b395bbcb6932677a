-- Grain: business day × step; a measure that was not delivered on a day is absent
-- Reads: training_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, step,
    measured('trainings_planned', training_measures.trainings_planned) AS trainings_planned,
    measured('trainings_done', training_measures.trainings_done) AS trainings_done,
    measured('trainings_held', training_measures.trainings_held) AS trainings_held,
    measured('trainees_graded', training_measures.trainees_graded) AS trainees_graded,
    measured('trainees_passed', training_measures.trainees_passed) AS trainees_passed,
    measured('training_steps_due', training_measures.training_steps_due) AS training_steps_due,
    measured('training_steps_on_time', training_measures.training_steps_on_time) AS training_steps_on_time
FROM training_measures
LEFT JOIN days_with_value ON valued_day = business_date
