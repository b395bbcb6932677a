-- Grain: business day × hour × queue × category × agent, for the day {day}.
-- Reads: calls of {day} and, for the later legs of calls that cross midnight, of the day after; surveys of the same days, for
-- centres whose calls carry no ratings: one that names no leg belongs to the call's last answered leg.
-- Absent: a queue, category or agent that a call or leg does not have; sums are 0, never absent.
--
-- A call belongs to the day and hour of its leg 1; an answered call to the agent, queue and category of its first answered
-- leg, a lost one to no agent, the queue of its first queued leg and the category of leg 1. A leg belongs to its own. A call
-- whose leg 1 is not in {day} has leg-level measures only.
WITH
    inbound_calls AS
    (
        SELECT
            call_id,
            minIf(arrived_at, leg = 1)                                                    AS call_arrived_at,
            argMinIf(tuple(category), leg, leg = 1).1                                     AS first_category,
            minIf(queued_at, queued_at IS NOT NULL)                                       AS first_queued_at,
            minIf(answered_at, answered_at IS NOT NULL)                                   AS first_answered_at,
            max(ended_at)                                                                 AS last_ended_at,
            argMinIf(tuple(queue), (queued_at, leg), queued_at IS NOT NULL).1             AS queued_queue,
            argMinIf(tuple(queue, category, agent_id), (answered_at, leg), answered_at IS NOT NULL) AS answered_leg,
            argMax(tuple(hangup_by), (ended_at, leg)).1                                   AS last_hangup_by,
            countIf(queued_at IS NOT NULL) > 0                                            AS did_queue,
            countIf(answered_at IS NOT NULL) > 0                                          AS is_answered,
            countIf(leg = 1 AND business_date = {day:Date}) > 0                           AS begins_today
        FROM calls
        WHERE direction = 'inbound'
          AND (business_date = {day:Date} OR (business_date = {day:Date} + 1 AND leg >= 2))
        GROUP BY call_id
        HAVING begins_today
    ),
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
    call_level AS
    (
        SELECT
            toHour(call_arrived_at, {tz:String})                                          AS hour,
            did_queue OR is_answered                                                      AS asked_for_agent,
            asked_for_agent AND NOT is_answered                                           AS is_lost,
            if(is_answered, answered_leg.1, queued_queue)                                 AS queue,
            if(is_answered, answered_leg.2, first_category)                               AS category,
            if(is_answered, answered_leg.3, NULL)                                         AS agent_id,
            -- the wait ends with the first answer; a call answered before it ever queued did not wait
            if(did_queue, greatest(dateDiff('millisecond', first_queued_at,
                if(is_answered, first_answered_at, last_ended_at)), 0), 0)                AS wait_ms,
            is_answered,
            last_hangup_by
        FROM inbound_calls
    ),
    parts AS
    (
        SELECT
            hour, queue, category, agent_id,
            asked_for_agent                                                               AS seizures,
            is_answered                                                                   AS answered,
            is_lost                                                                       AS lost,
            0                                                                             AS talks,
            is_answered AND wait_ms <= toInt64({answer_target_s:UInt32}) * 1000           AS answered_in_target,
            if(is_answered, wait_ms, 0)                                                   AS wait_answered_ms,
            if(is_lost, wait_ms, 0)                                                       AS wait_lost_ms,
            0                                                                             AS talk_ms,
            asked_for_agent AND wait_ms > 0                                               AS queued,
            -- of a lost call only the system can have ended it beside the caller: who is not said is the caller
            is_lost AND ifNull(last_hangup_by = 'caller', 1)                              AS queue_hangups,
            0                                                                             AS queue_entries,
            0                                                                             AS queue_entries_answered,
            0                                                                             AS queue_entries_lost,
            0                                                                             AS transferred_out,
            0                                                                             AS surveys_offered,
            0                                                                             AS surveys_rated,
            0                                                                             AS satisfied,
            0                                                                             AS dissatisfied,
            NOT asked_for_agent                                                           AS ivr_only,
            0                                                                             AS outbound_calls,
            0                                                                             AS outbound_answered,
            0                                                                             AS outbound_talk_ms
        FROM call_level

        UNION ALL

        SELECT
            hour_of_leg, queue, category, agent_id,
            0, 0, 0,
            is_talk,
            0, 0, 0,
            if(is_talk, leg_talk_ms, 0),
            0, 0,
            is_entry,
            is_entry AND was_answered,
            is_entry AND NOT was_answered,
            is_talk AND legs.transferred_out,
            is_offered,
            is_offered AND rating IS NOT NULL,
            is_offered AND ifNull(rating IN ('satisfied', 'very_satisfied'), 0),
            is_offered AND ifNull(rating IN ('dissatisfied', 'very_dissatisfied'), 0),
            0,
            is_outbound,
            is_outbound AND was_answered,
            if(is_outbound AND was_answered, leg_talk_ms, 0)
        FROM
        (
            SELECT
                hour_of_leg, queue, category, agent_id, transferred_out,
                direction = 'outbound'                                                    AS is_outbound,
                answered_at IS NOT NULL                                                   AS was_answered,
                direction = 'inbound' AND answered_at IS NOT NULL                         AS is_talk,
                direction = 'inbound' AND queued_at IS NOT NULL                           AS is_entry,
                is_talk AND (survey_offered OR has_survey)                                AS is_offered,
                if(survey_result IS NULL, survey_rating, survey_result)                   AS rating,
                ifNull(dateDiff('millisecond', answered_at, ended_at), 0)                 AS leg_talk_ms
            FROM
            (
                SELECT
                    calls.*,
                    toHour(calls.arrived_at, {tz:String})                                 AS hour_of_leg,
                    survey_legs.call_id != ''                                             AS has_survey,
                    survey_legs.result                                                    AS survey_rating
                FROM calls
                LEFT JOIN survey_legs ON survey_legs.call_id = calls.call_id AND survey_legs.leg = calls.leg
                WHERE calls.business_date = {day:Date}
            )
        ) AS legs
    )
SELECT
    {day:Date}                                            AS business_date,
    hour,
    queue,
    category,
    agent_id,
    sum(parts.seizures)                                   AS seizures,
    sum(parts.answered)                                   AS answered,
    sum(parts.lost)                                       AS lost,
    sum(parts.talks)                                      AS talks,
    sum(parts.answered_in_target)                         AS answered_in_target,
    toDecimal64(sum(wait_answered_ms), 3) / 1000          AS wait_answered_s,
    toDecimal64(sum(wait_lost_ms), 3) / 1000              AS wait_lost_s,
    toDecimal64(sum(talk_ms), 3) / 1000                   AS talk_s,
    sum(parts.queued)                                     AS queued,
    sum(parts.queue_hangups)                              AS queue_hangups,
    sum(parts.queue_entries)                              AS queue_entries,
    sum(parts.queue_entries_answered)                     AS queue_entries_answered,
    sum(parts.queue_entries_lost)                         AS queue_entries_lost,
    sum(parts.transferred_out)                            AS transferred_out,
    sum(parts.surveys_offered)                            AS surveys_offered,
    sum(parts.surveys_rated)                              AS surveys_rated,
    sum(parts.satisfied)                                  AS satisfied,
    sum(parts.dissatisfied)                               AS dissatisfied,
    sum(parts.ivr_only)                                   AS ivr_only,
    sum(parts.outbound_calls)                             AS outbound_calls,
    sum(parts.outbound_answered)                          AS outbound_answered,
    toDecimal64(sum(outbound_talk_ms), 3) / 1000          AS outbound_talk_s
FROM parts
GROUP BY hour, queue, category, agent_id
