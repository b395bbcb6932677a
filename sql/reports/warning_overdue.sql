-- Grain: one row per step of a complaint warning whose deadline fell in the period and was not met.
-- Reads: deadline_episodes of the warnings that bear on the period, all their rounds, as obligations counts them; warning_deadlines, warning_step_roles.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: ended_at of a step that has not ended; store that the round does not have.
--
-- rounds_running: in how many rounds of the warning, one after the other up to this one, the step was overdue. late_s: up to the end of the period.
WITH
    toDateTime64(toString({to:Date} + 1), 3, {tz:String})   AS period_end,
    missed AS
    (
        SELECT arrayStringConcat(arrayPopBack(splitByChar('/', record_id)), '/') AS of_warning, kind,
            groupArray((record_id, toInt32(splitByChar('/', record_id)[-1]) AS of_round, due_at, due_on)) AS steps
        FROM
        (
            SELECT record_id, kind, due_at, due_on
            FROM deadline_episodes(of = ['complaint_warnings'], by = 'deadline', from = {from:Date}, to = {to:Date})
            WHERE NOT is_withdrawn AND due_on <= {to:Date}
            GROUP BY record_id, kind, due_at, due_on
            HAVING NOT max(is_met)
        )
        GROUP BY of_warning, kind
    ),
    rounds AS
    (
        SELECT round_id, any(warning_id) AS warning_id, any(round) AS round, argMax(tuple(store), version).1 AS store, argMax(steps, version) AS last_steps,
            groupUniqArrayArray(arrayMap(step -> (step.id, step.due_at, step.began_at),
                arrayFilter(step -> ifNull(toDate(step.due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}, 0), steps))) AS stated
        FROM warning_deadlines(from = {from:Date}, to = {to:Date}, still_open = 0)
        GROUP BY round_id
        HAVING notEmpty(stated)
    )
SELECT
    warning_id,
    round,
    kind                                                                AS step,
    step_role                                                           AS role,
    store,
    arrayFirst(one -> one.1 = kind AND one.2 = late.3, arraySort(stated)).3 AS began_at,
    late.3                                                              AS due_at,
    arrayFirst(one -> one.id = kind, last_steps).ended_at               AS ended_at,
    dateDiff('second', due_at, least(ifNull(ended_at, period_end), period_end)) AS late_s,
    arrayFirst(n -> NOT has(steps.2, late.2 - n), range(1, 1000))       AS rounds_running,
    ifNull(ended_at >= period_end, 1)                                   AS is_open
FROM missed
ARRAY JOIN arrayFilter(one -> one.4 >= {from:Date}, steps) AS late
INNER JOIN rounds ON round_id = late.1
LEFT JOIN warning_step_roles ON step_id = kind
