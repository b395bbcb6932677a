-- Grain: one row per role that answers for a step of a complaint warning which was overdue and open at the end of the day {day}: subject (the role),
-- value (how many such steps), begins_at (the earliest of their deadlines), ends_at (the end of the day), recipients (the role), note (what they are).
-- Reads: warning_rounds, warning_step_roles. Absent: a role without any has no row.
-- A round is looked at as its latest version says, a step that ended after the day is open on it.
WITH
    toDateTime64(toString({day:Date} + 1), 3, {tz:String}) AS day_end
SELECT
    step_role                                                           AS subject,
    count()                                                             AS value,
    min(assumeNotNull(step.due_at))                                     AS begins_at,
    CAST(day_end - toIntervalMillisecond(1) AS DateTime64(3, 'UTC'))    AS ends_at,
    step_role                                                           AS recipients,
    concat('截至 ', formatDateTime(ends_at, '%H:%i', {tz:String}), '：', arrayStringConcat(arraySlice(arraySort(groupArray(concat(
        formatDateTime(assumeNotNull(step.due_at), '%m-%d %H:%i', {tz:String}), ' ', round_id, ' ', step_label))), 1, 10), '、'),
        if(value > 10, '……', ''))                                       AS note
FROM warning_rounds(from = toDate('1970-01-02'), to = {day:Date}, still_open = 0)
ARRAY JOIN steps AS step
INNER JOIN warning_step_roles ON step_id = step.id
WHERE ifNull(step.due_at < day_end, 0) AND ifNull(step.ended_at >= day_end, 1)
GROUP BY step_role
ORDER BY subject
