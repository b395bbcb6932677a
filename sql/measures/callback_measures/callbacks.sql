-- Rows: 回访期限
-- Facts: callbacks
-- Grain: one row per follow-up call whose deadline falls on the days {from} to {to}.
-- Reads: obligations: versions of the follow-up calls that state a deadline of these days, of all days.
-- Absent: agent or kind that the follow-up call does not have; contributions are 0, never absent.
SELECT
    due_on                                        AS business_date,
    agent_id,
    callback_kind                                 AS kind,
    -- measures
    toUInt8(1)                                    AS callbacks_due,
    is_met                                        AS callbacks_on_time,
    -- evidence
    record_id AS callback_id, due_at, is_met, was_moved_late, ended_at, next_due_at
FROM obligations(of = ['callbacks'], from = {from:Date}, to = {to:Date})
