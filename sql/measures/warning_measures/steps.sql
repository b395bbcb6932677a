-- Rows: 预警环节期限
-- Facts: complaint_warnings
-- Grain: one row per step of a round of a complaint warning whose deadline falls on the days {from} to {to}.
-- Reads: obligations: versions of the rounds that state a deadline of these days, of all days; warning_versions for the store.
-- Absent: store that the round does not have; contributions are 0, never absent.
--
-- A deadline once passed stays judged (decision 201); a step begins with the first value that its time was given (decision 290).
SELECT
    due_on                                        AS business_date,
    obligation.kind                               AS step,
    step_role                                     AS role,
    latest.store                                  AS store,
    obligation.agent_id                           AS agent_id,
    -- measures
    toUInt8(1)                                    AS warning_steps_due,
    is_met                                        AS warning_steps_on_time,
    NOT is_met                                    AS warning_steps_overdue,
    -- evidence
    obligation.record_id AS round_id, due_at, is_met, ended_at, next_due_at
FROM obligations(of = ['complaint_warnings'], from = {from:Date}, to = {to:Date}) AS obligation
LEFT JOIN warning_step_roles ON step_id = obligation.kind
LEFT JOIN (SELECT round_id, store FROM warning_versions(from = {from:Date}, to = {to:Date}, still_open = 0) ORDER BY version DESC LIMIT 1 BY round_id) AS latest ON latest.round_id = obligation.record_id
