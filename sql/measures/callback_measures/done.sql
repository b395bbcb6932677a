-- Rows: 完成的回访
-- Grain: one row per follow-up call that was done on the days {from} to {to}, as its latest version says.
-- Reads: latest_callbacks of all days.
-- Absent: agent or kind that the follow-up call does not have; contributions are 0, never absent.
SELECT
    assumeNotNull(toDate(done_at, {tz:String}))   AS business_date,
    assigned_to                                   AS agent_id,
    kind,
    -- measures
    toUInt8(1)                                    AS callbacks_done,
    ifNull(reached = 1, 0)                        AS callbacks_reached,
    -- evidence
    callback_id, done_at, reached, updated_at
FROM latest_callbacks
WHERE toDate(done_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
