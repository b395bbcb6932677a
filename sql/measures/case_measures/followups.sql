-- Rows: 三日跟进
-- Facts: complaint_cases
-- Grain: one row per service-quality case whose third calendar day is one of the days {from} to {to} and whose customer was not reached within 48 h.
-- Reads: case_followups of the cases that were received two days before.
-- Absent: nothing; a case of whose three days attempts were not all loaded is not among them.
--
-- A case belongs to its third calendar day, that of receipt being the first (decision 352).
SELECT
    followup_on                                   AS business_date,
    agent_id,
    -- measures
    toUInt8(1)                                    AS case_followups_due,
    is_followed_up                                AS case_followups_done,
    -- evidence
    case_id, ticket_id, received_at, arrayStringConcat(arrayMap(on_day -> toString(on_day),
        arrayFilter(on_day -> on_day <= followup_on, phoned_on)), ', ') AS phoned_days, replied_at, reply_mode
FROM case_followups(from = {from:Date} - 2, to = {to:Date} - 2)
WHERE NOT is_reached
