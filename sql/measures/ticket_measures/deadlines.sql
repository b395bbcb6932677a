-- Rows: 工单期限
-- Grain: one row per reply or step of a ticket whose deadline falls on the days {from} to {to}.
-- Reads: obligations: versions of the tickets and their steps that state a deadline of these days, of all days.
-- Absent: agent, category or channel that the ticket does not have, step and group of a reply and where the feed ticket_steps holds nothing; contributions are 0, never absent.
--
-- A deadline once passed stays judged, whatever a later version says (decision 201). From the first day of the feed ticket_steps on steps come from it
-- alone; its step is for its owner (decision 351).
SELECT
    due_on                                        AS business_date,
    agent_id,
    category,
    channel,
    step,
    step_group,
    -- measures
    kind = 'reply'                                AS replies_due,
    kind = 'reply' AND is_met                     AS replies_on_time,
    kind = 'step'                                 AS steps_due,
    kind = 'step' AND NOT is_met                  AS steps_overdue,
    -- evidence
    record_id, kind, due_at, is_met, was_moved_late, ended_at, next_due_at
FROM obligations(of = ['tickets', 'ticket_steps'], from = {from:Date}, to = {to:Date})
