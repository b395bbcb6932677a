-- Rows: 外呼引发的投诉
-- Facts: campaign_attempts
-- Grain: one row per complaint that was created on the days {from} to {to} and follows an attempt of a campaign.
-- Reads: complaints_of_attempts of these days: attempts of the 7 days before, or that the complaint's call is.
-- Absent: an agent whom the attempt does not have; contributions are 0, never absent.
SELECT
    created_on                                    AS business_date,
    toNullable(toHour(created_at, {tz:String}))       AS hour,
    attempt.3                                         AS campaign,
    nullIf(attempt.4, '')                             AS agent_id,
    -- measures
    toUInt8(1)                                        AS complaints_caused,
    -- evidence
    ticket_id, created_at, attempt.2 AS attempt_id, attempt.1 AS dialled_at
FROM complaints_of_attempts(from = {from:Date}, to = {to:Date})
