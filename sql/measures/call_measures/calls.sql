-- Rows: 来电
-- Grain: one row per inbound call whose leg 1 lies in the day {day}.
-- Reads: inbound_calls: calls of {day} and, for the later legs of calls that cross midnight, of the day after.
-- Absent: a queue, category or agent that the call does not have; a time that did not happen. Contributions are 0, never absent.
--
-- A call belongs to the day and hour of its leg 1; an answered call to the agent, queue and category of its first answered
-- leg, a lost one to no agent, the queue of its first queued leg and the category of leg 1.
-- Decisions: 10, 11, 50, 51.
SELECT
    toHour(call_arrived_at, {tz:String})                                                  AS hour,
    queue,
    category,
    agent_id,
    -- measures
    asked_for_agent                                                                       AS seizures,
    is_answered                                                                           AS answered,
    is_lost                                                                               AS lost,
    is_answered AND wait_ms <= toInt64({answer_target_s:UInt32}) * 1000                   AS answered_in_target,
    toDecimal64(if(is_answered, wait_ms, 0), 3) / 1000                                    AS wait_answered_s,
    toDecimal64(if(is_lost, wait_ms, 0), 3) / 1000                                        AS wait_lost_s,
    asked_for_agent AND wait_ms > 0                                                       AS queued,
    is_lost AND ended_by_caller                                                           AS queue_hangups,
    is_lost AND wait_ms <= toInt64({short_abandon_s:UInt32}) * 1000                       AS lost_short,
    is_lost AND lost_reason = 'abandoned'                                                 AS lost_abandoned,
    is_lost AND lost_reason = 'timeout'                                                   AS lost_timeout,
    is_lost AND lost_reason = 'empty'                                                     AS lost_empty,
    is_lost AND lost_reason = 'full'                                                      AS lost_full,
    is_lost AND lost_reason = 'key'                                                       AS lost_key,
    is_lost AND lost_reason = 'closed'                                                    AS lost_closed,
    is_lost AND lost_reason NOT IN ('abandoned', 'timeout', 'empty', 'full', 'key', 'closed') AS lost_other,
    NOT asked_for_agent AND NOT is_turned_away                                            AS ivr_only,
    is_turned_away                                                                        AS turned_away,
    -- evidence, those who waited least first
    toDecimal64(wait_ms, 3) / 1000                                                        AS wait_s,
    call_id,
    call_arrived_at                                                                       AS arrived_at,
    first_queued_at                                                                       AS queued_at,
    first_answered_at                                                                     AS answered_at,
    last_ended_at                                                                         AS ended_at,
    last_hangup_by                                                                        AS hangup_by,
    legs,
    first_caller_masked                                                                   AS caller_masked,
    if(is_lost, lost_reason, NULL)                                                        AS reason_lost
FROM inbound_calls(from = {day:Date}, to = {day:Date})
