-- Rows: 外呼拨打
-- Grain: one row per attempt to call a contact of a campaign that was dialled on the days {from} to {to}.
-- Reads: judged_attempts of these days: attempts of its contacts and versions of theirs up to the attempt's, campaigns as held on it.
-- Absent: an agent whom the attempt does not have; contributions are 0, never absent.
--
-- A contact counts as touched with its first attempt and as reached with its first connected one, so that the sums of days are those of their span.
-- Decision: 310.
SELECT
    business_date,
    toNullable(toHour(dialled_at, {tz:String}))                                                           AS hour,
    campaign_id                                                                                           AS campaign,
    agent_id,
    -- measures
    toUInt8(1)                                                                                            AS attempts,
    outcome = 'connected'                                                                                 AS connected,
    outcome = 'abandoned'                                                                                 AS abandoned,
    outcome = 'machine'                                                                                   AS machine,
    outcome = 'invalid'                                                                                   AS invalid,
    toDecimal64(ifNull(dateDiff('millisecond', agent_at, ended_at), 0), 3) / 1000                         AS attempt_talk_s,
    toDecimal64(dateDiff('millisecond', dialled_at, ifNull(answered_at, ended_at)), 3) / 1000             AS ring_s,
    number = 1                                                                                            AS contacts_touched,
    number = 1 AND is_of_target                                                                           AS targeted_touched,
    is_first_connected                                                                                    AS contacts_reached,
    is_out_of_window                                                                                      AS attempts_out_of_window,
    is_over_max                                                                                           AS attempts_over_max,
    is_too_soon                                                                                           AS attempts_too_soon,
    is_not_to_be_called                                                                                   AS attempts_do_not_call,
    is_out_of_window OR is_over_max OR is_too_soon OR is_not_to_be_called                                 AS attempts_in_breach,
    -- evidence
    attempt_id, contact_id, outcome, number, dialled_at, previous_at, answered_at, agent_at, ended_at
FROM judged_attempts(from = {from:Date}, to = {to:Date})
