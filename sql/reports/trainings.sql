-- Grain: one row per training session that was planned for the period, held in it, or has a step whose deadline lies in it.
-- Reads: latest_training_sessions.
-- Parameters: from, to: first and last business date of the period, both included.
-- is_done: held by the end of the month that it was planned for; absent where it was not planned for the period. late_steps: which of the steps with a
-- deadline in the period were not done by it. pass_mark: from which score on a trainee passed, as config/quality.yml says.
-- Absent: what the session does not say; pass_rate before it is graded, late_steps where none is late.
-- Decision: 360.
SELECT
    topic, planned_on, held_on, trainer, invited, attended, passed, pass_mark,
    toDecimal64(passed, 6) / nullIf(attended, 0)                        AS pass_rate,
    if(ifNull(planned_on BETWEEN {from:Date} AND {to:Date}, 0), toNullable(toUInt8(ifNull(held_on <= toLastDayOfMonth(planned_on), 0))), NULL) AS is_done,
    graded_on, summary_on, final_on, filed_on,
    nullIf(arrayStringConcat(arrayMap(step -> step.label, arrayFilter(step -> NOT ifNull(step.done_on <= step.due_on, 0), due)), '、'), '') AS late_steps
FROM
(
    SELECT *, arrayFilter(step -> ifNull(step.due_on BETWEEN {from:Date} AND {to:Date}, 0), steps) AS due
    FROM latest_training_sessions
)
WHERE ifNull(planned_on BETWEEN {from:Date} AND {to:Date}, 0) OR ifNull(held_on BETWEEN {from:Date} AND {to:Date}, 0) OR notEmpty(due)
ORDER BY coalesce(held_on, planned_on), session_id
