-- Rows: 期限变更
-- Grain: one row per version written on the days {from} to {to} that moves a deadline later, or moves or drops one that was passed and not met.
-- Reads: deadline_episodes: versions of the tickets, their steps and the follow-up calls that have one of these days, of all days.
-- Absent: agent, category, channel, step or group that the record does not have; contributions are 0, never absent.
SELECT
    assumeNotNull(ended_on)                       AS business_date,
    agent_id,
    category,
    channel,
    step,
    step_group,
    -- measures
    is_moved                                      AS deadlines_moved,
    is_moved_late                                 AS deadlines_moved_late,
    -- evidence
    record_id, kind, due_at, ended_at AS moved_at, next_due_at, was_shown_done
FROM deadline_episodes(of = ['tickets', 'ticket_steps', 'callbacks'], by = 'version', from = {from:Date}, to = {to:Date})
WHERE ended_on BETWEEN {from:Date} AND {to:Date} AND (is_moved OR is_moved_late)
