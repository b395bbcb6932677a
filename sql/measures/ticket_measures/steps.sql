-- Rows: 办结的节点
-- Grain: one row per step of a ticket that ended on the days {from} to {to} and was not cancelled, as its latest version says.
-- Reads: ended_steps of these days.
-- Absent: agent or group that the step does not have, category or channel that its ticket does not have; contributions are 0, never absent.
SELECT
    assumeNotNull(done_on)                        AS business_date,
    owner                                         AS agent_id,
    category,
    channel,
    step,
    step_group,
    -- measures
    toUInt8(1)                                    AS steps_done,
    ifNull(outcome = 'returned', 0)               AS steps_returned,
    ifNull(outcome = 'misdispatched', 0)          AS steps_misdispatched,
    -- evidence
    step_id AS record_id, started_at, done_at, outcome, updated_at
FROM ended_steps(from = {from:Date}, to = {to:Date})
