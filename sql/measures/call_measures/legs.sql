-- Rows: 通话段
-- Grain: one row per call leg that arrived in the day {day}.
-- Reads: calls of {day}; surveys of {day} and the day after, for centres whose calls carry no ratings: one that names no leg belongs
-- to the call's last answered leg.
-- Absent: a queue, category or agent that the leg does not have; a time that did not happen. Contributions are 0, never absent.
--
-- A leg belongs to its own hour, queue, category and agent, whether leg 1 of its call is held or not.
WITH
    number -> replaceRegexpAll(replaceRegexpOne(number, '^[+＋]86', ''), '\\P{Nd}', '') AS digits,
    number -> concat(if(match(number, '^[+＋]86'), '+86', ''), multiIf(
        lengthUTF8(digits(number)) < 7, '****',
        lengthUTF8(digits(number)) < 11, concat(substringUTF8(digits(number), 1, 2), '****', substringUTF8(digits(number), -2)),
        concat(substringUTF8(digits(number), 1, 3), '****', substringUTF8(digits(number), -4)))) AS masked,
    survey_legs AS
    (
        SELECT
            surveys.call_id                                                               AS call_id,
            ifNull(surveys.leg, answered.last_leg)                                        AS leg,
            argMax(tuple(surveys.result), surveys.offered_at).1                           AS result
        FROM surveys
        LEFT JOIN
        (
            SELECT call_id, max(leg) AS last_leg
            FROM calls
            WHERE direction = 'inbound' AND answered_at IS NOT NULL
              AND business_date BETWEEN {day:Date} - 1 AND {day:Date} + 1
              AND call_id IN (SELECT call_id FROM surveys WHERE business_date IN ({day:Date}, {day:Date} + 1))
            GROUP BY call_id
        ) AS answered ON answered.call_id = surveys.call_id
        WHERE surveys.business_date IN ({day:Date}, {day:Date} + 1)
        GROUP BY call_id, leg
    ),
    legs AS
    (
        SELECT
            calls.*,
            if(direction = 'inbound', caller, callee)                                     AS customer,
            direction = 'outbound'                                                        AS is_outbound,
            answered_at IS NOT NULL                                                       AS was_answered,
            direction = 'inbound' AND was_answered                                        AS is_talk,
            direction = 'inbound' AND queued_at IS NOT NULL                               AS is_entry,
            is_talk AND (survey_offered OR survey_legs.call_id != '')                     AS is_offered,
            if(survey_result IS NULL, survey_legs.result, survey_result)                  AS any_rating,
            if(is_offered, any_rating, NULL)                                              AS rating,
            toDecimal64(ifNull(dateDiff('millisecond', answered_at, ended_at), 0), 3) / 1000 AS leg_talk_s
        FROM calls
        LEFT JOIN survey_legs ON survey_legs.call_id = calls.call_id AND survey_legs.leg = calls.leg
        WHERE calls.business_date = {day:Date}
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
    ifNull(rating IN ('satisfied', 'very_satisfied'), 0)                                  AS satisfied,
    ifNull(rating IN ('dissatisfied', 'very_dissatisfied'), 0)                            AS dissatisfied,
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
    masked(customer)                                                                      AS customer_masked
FROM legs
