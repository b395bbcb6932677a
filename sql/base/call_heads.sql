-- Grain: one row per call and direction of its legs, with a leg on the days {from} to {to}
-- Reads: call_legs
-- Of calls that cross midnight the later legs of the day after {to} belong to it.
-- Text of the leg that is meant is found as text: as a tuple, which keeps what is absent, it takes the engine three times as long. No row
-- holds an empty text, so that stands for absent (decision 386).
WITH
    (at, of_leg) -> toInt128(toUnixTimestamp64Milli(assumeNotNull(at))) * 4294967296 + of_leg AS moment,
    text -> ifNull(toString(text), '')                                                        AS present,
    found -> toLowCardinality(nullIf(found, ''))                                              AS word
SELECT
    * EXCEPT (answered_queue, answered_category, answered_agent_id, queued_queue, stated_queue),
    multiIf(is_answered, answered_queue, did_queue, queued_queue, stated_queue)               AS queue,
    if(is_answered, answered_category, first_category)                                        AS category,
    if(is_answered, answered_agent_id, NULL)                                                  AS agent_id
FROM
(
    SELECT
        call_id,
        direction,
        count()                                                                               AS legs,
        minIf(business_date, leg = 1)                                                         AS begins_on,
        countIf(leg = 1 AND business_date <= {to:Date}) > 0                                   AS has_first_leg,
        minIf(arrived_at, leg = 1)                                                            AS call_arrived_at,
        word(argMinIf(present(category), leg, leg = 1))                                       AS first_category,
        nullIf(argMinIf(present(caller), leg, leg = 1), '')                                   AS first_caller,
        nullIf(argMinIf(present(caller_masked), leg, leg = 1), '')                            AS first_caller_masked,
        minIf(queued_at, queued_at IS NOT NULL)                                               AS first_queued_at,
        minIf(answered_at, answered_at IS NOT NULL)                                           AS first_answered_at,
        max(ended_at)                                                                         AS last_ended_at,
        word(argMinIf(present(queue), moment(queued_at, leg), queued_at IS NOT NULL))         AS queued_queue,
        word(argMinIf(present(queue), moment(answered_at, leg), answered_at IS NOT NULL))     AS answered_queue,
        word(argMinIf(present(category), moment(answered_at, leg), answered_at IS NOT NULL))  AS answered_category,
        word(argMinIf(present(agent_id), moment(answered_at, leg), answered_at IS NOT NULL))  AS answered_agent_id,
        -- ended by the leg that ended last, of several by the highest (decision 181)
        max(moment(ended_at, leg))                                                            AS last_end,
        word(argMax(present(hangup_by), moment(ended_at, leg)))                               AS last_hangup_by,
        word(argMax(present(agent_id), moment(ended_at, leg)))                                AS last_agent_id,
        word(argMaxIf(present(lost_reason), moment(ended_at, leg), lost_reason IS NOT NULL))  AS stated_lost_reason,
        word(argMaxIf(present(queue), moment(ended_at, leg), lost_reason IS NOT NULL))        AS stated_queue,
        countIf(queued_at IS NOT NULL) > 0                                                    AS did_queue,
        countIf(answered_at IS NOT NULL) > 0                                                  AS is_answered
    FROM call_legs
    WHERE business_date BETWEEN {from:Date} AND {to:Date} OR (business_date = {to:Date} + 1 AND leg >= 2)
    GROUP BY call_id, direction
)
