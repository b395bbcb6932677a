-- Grain: one row per obligation of the feeds {of} (tickets, ticket_steps, callbacks, complaint_warnings) whose deadline falls on the days {from} to {to}: a record, a kind (reply, step, callback, step of a warning) and a deadline
-- Reads: deadline_episodes
-- is_met: 1 when any of its versions showed it done in time; moved_to: the deadline, or none, of the version that ended it last.
SELECT
    feed, record_id, kind, due_at, due_on,
    any(agent_id)                                                                         AS agent_id,
    any(category)                                                                         AS category,
    any(channel)                                                                          AS channel,
    any(callback_kind)                                                                    AS callback_kind,
    any(step)                                                                             AS step,
    any(step_group)                                                                       AS step_group,
    max(is_met)                                                                           AS is_met,
    max(is_moved_late)                                                                    AS was_moved_late,
    min(begun_at)                                                                         AS begun_at,
    max(ended_at)                                                                         AS ended_at,
    argMax(tuple(next_due_at), run).1                                                     AS next_due_at
FROM deadline_episodes(of = {of:Array(String)}, by = 'deadline', from = {from:Date}, to = {to:Date})
WHERE NOT is_withdrawn AND due_on BETWEEN {from:Date} AND {to:Date}
GROUP BY feed, record_id, kind, due_at, due_on
