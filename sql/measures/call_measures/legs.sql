-- Rows: 通话段
-- Grain: one row per call leg that arrived in the day {day}.
-- Reads: rated_legs: calls of {day}, and surveys of {day} and the day after for centres whose calls carry no ratings.
-- Absent: a queue, category or agent that the leg does not have; a time that did not happen. Contributions are 0, never absent.
--
-- A leg belongs to its own hour, queue, category and agent, whether leg 1 of its call is held or not.
-- Decision: 52.
WITH legs AS
(
    SELECT
        *,
        if(direction = 'inbound', caller_masked, callee_masked)                           AS customer_masked,
        direction = 'outbound'                                                            AS is_outbound,
        answered_at IS NOT NULL                                                           AS was_answered,
        direction = 'inbound' AND queued_at IS NOT NULL                                   AS is_entry
    FROM rated_legs(from = {day:Date}, to = {day:Date})
)
SELECT
    toHour(legs.arrived_at, {tz:String})                                                  AS hour,
    legs.queue                                                                            AS queue,
    legs.category                                                                         AS category,
    legs.agent_id                                                                         AS agent_id,
    -- measures
    is_talk                                                                               AS talks,
    if(is_talk, leg_talk_s, toDecimal64(0, 3))                                            AS talk_s,
    is_entry                                                                              AS queue_entries,
    is_entry AND was_answered                                                             AS queue_entries_answered,
    is_entry AND NOT was_answered                                                         AS queue_entries_lost,
    is_talk AND legs.transferred_out                                                      AS transferred_out,
    is_offered                                                                            AS surveys_offered,
    rating IS NOT NULL                                                                    AS surveys_rated,
    is_satisfied                                                                          AS satisfied,
    is_dissatisfied                                                                       AS dissatisfied,
    is_outbound                                                                           AS outbound_calls,
    is_outbound AND was_answered                                                          AS outbound_answered,
    if(is_outbound AND was_answered, leg_talk_s, toDecimal64(0, 3))                       AS outbound_talk_s,
    -- evidence
    legs.call_id                                                                          AS call_id,
    legs.leg                                                                              AS leg,
    legs.direction                                                                        AS direction,
    legs.arrived_at                                                                       AS arrived_at,
    legs.queued_at                                                                        AS queued_at,
    legs.answered_at                                                                      AS answered_at,
    legs.ended_at                                                                         AS ended_at,
    legs.hangup_by                                                                        AS hangup_by,
    rating                                                                                AS survey_result,
    customer_masked
FROM legs
