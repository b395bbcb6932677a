-- Grain: one row per step of a complaint warning whose deadline fell in the period and was not met.
-- Reads: deadline_episodes of the warnings that bear on the period, all their rounds, as obligations counts them; warning_deadlines, warning_step_roles.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: ended_at of a step that has not ended; store that the round does not have.
--
-- rounds_running: in how many rounds of the warning, one after the other up to this one, the step was overdue. late_s: up to the end of the period.
WITH
    toDateTime64(toString({to:Date} + 1), 3, {tz:String})   AS period_end,
    overdue AS
    (
        SELECT record_id, kind, due_at, due_on, splitByChar('/', record_id) AS parts, arrayStringConcat(arrayPopBack(parts), '/') AS of_warning,
            toInt32(parts[-1]) AS of_round
        FROM deadline_episodes(of = ['complaint_warnings'], by = 'deadline', from = {from:Date}, to = {to:Date})
        WHERE NOT is_withdrawn AND due_on <= {to:Date}
        GROUP BY record_id, kind, due_at, due_on
        HAVING NOT max(is_met)
    ),
    stated AS
    (
        SELECT round_id, step.id AS step_id, step.due_at AS stated_due_at, any(step.began_at) AS began_at
        FROM warning_deadlines(from = {from:Date}, to = {to:Date}, still_open = 0)
        ARRAY JOIN steps AS step
        WHERE step.due_at IS NOT NULL
        GROUP BY round_id, step_id, stated_due_at
    ),
    latest AS
    (
        SELECT round_id, warning_id, round, store, step.id AS step_id, step.ended_at AS ended_at
        FROM (SELECT * FROM warning_deadlines(from = {from:Date}, to = {to:Date}, still_open = 0) ORDER BY version DESC LIMIT 1 BY round_id)
        ARRAY JOIN steps AS step
    )
SELECT
    latest.warning_id                                                   AS warning_id,
    latest.round                                                        AS round,
    overdue.kind                                                        AS step,
    step_role                                                           AS role,
    latest.store                                                        AS store,
    stated.began_at                                                     AS began_at,
    overdue.due_at                                                      AS due_at,
    latest.ended_at                                                     AS ended_at,
    dateDiff('second', overdue.due_at, least(ifNull(latest.ended_at, period_end), period_end)) AS late_s,
    arrayFirst(n -> NOT has(rounds, overdue.of_round - n), range(1, 1000))   AS rounds_running,
    ifNull(latest.ended_at >= period_end, 1)                            AS is_open
FROM overdue
INNER JOIN (SELECT of_warning, kind, groupUniqArray(of_round) AS rounds FROM overdue GROUP BY of_warning, kind) AS of_step
    ON of_step.of_warning = overdue.of_warning AND of_step.kind = overdue.kind
INNER JOIN latest ON latest.round_id = overdue.record_id AND latest.step_id = overdue.kind
LEFT JOIN stated ON stated.round_id = overdue.record_id AND stated.step_id = overdue.kind AND stated.stated_due_at = overdue.due_at
LEFT JOIN warning_step_roles AS roles ON roles.step_id = overdue.kind
WHERE overdue.due_on >= {from:Date}
