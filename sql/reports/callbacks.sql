-- Grain: one row per follow-up call that was assigned, due or done in the period, or that was due before it and still open at its start, in its
-- latest version. One that was done before the day on which it was due is listed on both.
-- Reads: latest_callbacks; agents.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: due_at, done_at, reached and result while there is none. agent_name is the id when the agent has no name.
--
-- overdue: the deadline lies before the end of the period, and the call was not done by then, or done later. late_s: how much later, of one
-- that is not done up to the end of the period.
-- Decision: 68.
WITH
    toDateTime64(toString({from:Date}) || ' 00:00:00', 3, {tz:String})     AS period_start,
    toDateTime64(toString({to:Date} + 1) || ' 00:00:00', 3, {tz:String})   AS period_end
SELECT
    callback_id,
    kind,
    customer,
    phone,
    assigned_to,
    if(agents.name = '', assigned_to, toNullable(agents.name))          AS agent_name,
    assigned_at,
    due_at,
    done_at,
    reached,
    result,
    ifNull(due_at < period_end AND (done_at IS NULL OR done_at > due_at), 0) AS overdue,
    if(overdue, dateDiff('second', due_at, least(ifNull(done_at, period_end), period_end)), NULL) AS late_s,
    done_at IS NULL OR done_at >= period_end                            AS is_open
FROM latest_callbacks AS latest
LEFT JOIN agents ON agents.agent_id = latest.assigned_to
WHERE assigned_at < period_end AND ${edition({to:Date}, assigned_to)}
  AND (assigned_at >= period_start
    OR ifNull(due_at >= period_start AND due_at < period_end, 0)
    OR ifNull(done_at >= period_start AND done_at < period_end, 0)
    OR ifNull(due_at < period_start, 0) AND ifNull(done_at >= period_start, 1))
