-- severity: fail
-- uses: training_sessions
-- label: 培训数与培训记录重新计数相等
-- meaning: sessions planned and held, trainees graded and passed, and deadlines of the day by a second path: the last row of each session's history.
-- Reads: training_session_versions of all days, training_measures of {day}.
WITH
    last_rows AS
    (
        SELECT *
        FROM (SELECT *, row_number() OVER (PARTITION BY session_id ORDER BY business_date DESC) AS place FROM training_session_versions)
        WHERE place = 1
    ),
    (
        SELECT (countIf(planned_on = {day:Date}), countIf(held_on = {day:Date}), sumIf(attended, held_on = {day:Date} AND passed IS NOT NULL),
            sumIf(passed, held_on = {day:Date}), sum(arrayCount(step -> ifNull(step.due_on = {day:Date}, 0), steps)))
        FROM last_rows
    ) AS stated,
    (
        SELECT (sum(trainings_planned), sum(trainings_held), sum(trainees_graded), sum(trainees_passed), sum(training_steps_due))
        FROM training_measures WHERE business_date = {day:Date}
    ) AS measured
SELECT format('the records state {0} planned, {1} held, {2} graded, {3} passed, {4} steps due; measured are {5}', toString(stated.1), toString(stated.2),
    toString(ifNull(stated.3, 0)), toString(ifNull(stated.4, 0)), toString(stated.5), toString(measured)) AS detail
WHERE (stated.1, stated.2, ifNull(stated.3, 0), ifNull(stated.4, 0), stated.5) != measured
