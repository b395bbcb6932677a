-- severity: fail
-- uses: training_sessions
-- label: 培训各分项不超过其总数
-- meaning: sessions done within those planned, who passed within those graded, steps in time within those due, in every row. Reads: training_measures of {day}.
SELECT format('step {0}: {1} of {2} planned sessions done, {3} of {4} trainees passed, {5} of {6} steps on time', ifNull(toString(step), '-'),
    toString(trainings_done), toString(trainings_planned), toString(trainees_passed), toString(trainees_graded), toString(training_steps_on_time),
    toString(training_steps_due)) AS detail
FROM training_measures
WHERE business_date = {day:Date} AND (trainings_done > trainings_planned OR trainees_passed > trainees_graded OR training_steps_on_time > training_steps_due)
ORDER BY detail
