-- Grain: one row per follow-up call that was assigned, due or done in the period, or that was due before it and still open at its start, in its
-- latest version. One that was done before the day on which it was due is listed on both, and one that missed a deadline of the period whatever
-- a later version says.
-- Reads: latest_callbacks; obligations of follow-up calls; agents.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: due_at, done_at, reached and result while there is none. agent_name is the id when the agent has no name.
--
-- overdue: the deadline lies before the end of the period, and the call was not done by then, or done later; or it missed a deadline of the period
-- that was moved since. due_at: the deadline that it missed, else that of its latest version. late_s: how much later it was done, of one that is not
-- done up to the end of the period.
-- Decision: 68.
WITH
    toDateTime64(toString({from:Date}) || ' 00:00:00', 3, {tz:String})     AS period_start,
    toDateTime64(toString({to:Date} + 1) || ' 00:00:00', 3, {tz:String})   AS period_end,
    ifNull(latest.due_at < period_end AND (done_at IS NULL OR done_at > latest.due_at), 0) AS is_late_as_it_stands
SELECT
    callback_id,
    kind,
    customer,
    phone,
    assigned_to,
    if(agents.name = '', assigned_to, toNullable(agents.name))          AS agent_name,
    assigned_at,
    if(missed.is_missed AND NOT is_late_as_it_stands, missed.missed_due_at, latest.due_at) AS due_at,
    done_at,
    reached,
    result,
    is_late_as_it_stands OR missed.is_missed                            AS overdue,
    if(overdue, greatest(0, dateDiff('second', due_at, least(ifNull(done_at, period_end), period_end))), NULL) AS late_s,
    done_at IS NULL OR done_at >= period_end                            AS is_open
FROM latest_callbacks AS latest
LEFT JOIN agents ON agents.agent_id = latest.assigned_to
LEFT JOIN
(
    SELECT record_id AS of_callback, max(due_at) AS missed_due_at, count() > 0 AS is_missed
    FROM obligations(of = ['callbacks'], from = {from:Date}, to = {to:Date})
    WHERE NOT is_met
    GROUP BY of_callback
) AS missed ON missed.of_callback = latest.callback_id
WHERE assigned_at < period_end AND ${edition({to:Date}, assigned_to)}
  AND (assigned_at >= period_start
    OR missed.is_missed
    OR ifNull(latest.due_at >= period_start AND latest.due_at < period_end, 0)
    OR ifNull(done_at >= period_start AND done_at < period_end, 0)
    OR ifNull(latest.due_at < period_start, 0) AND ifNull(done_at >= period_start, 1))
