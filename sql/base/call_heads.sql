-- Grain: one row per call and direction of its legs, with a leg on the days {from} to {to}
-- Reads: call_legs
-- Of calls that cross midnight the later legs of the day after {to} belong to it.
SELECT
    *,
    multiIf(is_answered, answered_leg.1, did_queue, queued_queue, stated_loss.2)              AS queue,
    if(is_answered, answered_leg.2, first_category)                                           AS category,
    if(is_answered, answered_leg.3, NULL)                                                     AS agent_id
FROM
(
    SELECT
        call_id,
        direction,
        count()                                                                               AS legs,
        minIf(business_date, leg = 1)                                                         AS begins_on,
        countIf(leg = 1 AND business_date <= {to:Date}) > 0                                   AS has_first_leg,
        minIf(arrived_at, leg = 1)                                                            AS call_arrived_at,
        argMinIf(tuple(category), leg, leg = 1).1                                             AS first_category,
        argMinIf(tuple(caller), leg, leg = 1).1                                               AS first_caller,
        argMinIf(tuple(caller_masked), leg, leg = 1).1                                        AS first_caller_masked,
        minIf(queued_at, queued_at IS NOT NULL)                                               AS first_queued_at,
        minIf(answered_at, answered_at IS NOT NULL)                                           AS first_answered_at,
        max(ended_at)                                                                         AS last_ended_at,
        argMinIf(tuple(queue), (queued_at, leg), queued_at IS NOT NULL).1                     AS queued_queue,
        argMinIf(tuple(queue, category, agent_id), (answered_at, leg), answered_at IS NOT NULL) AS answered_leg,
        -- ended by the leg that ended last, of several by the highest (decision 181)
        max((ended_at, leg))                                                                  AS last_end,
        argMax(tuple(hangup_by), (ended_at, leg)).1                                           AS last_hangup_by,
        argMax(tuple(agent_id), (ended_at, leg)).1                                            AS last_agent_id,
        argMaxIf(tuple(lost_reason, queue), (ended_at, leg), lost_reason IS NOT NULL)         AS stated_loss,
        stated_loss.1                                                                         AS stated_lost_reason,
        countIf(queued_at IS NOT NULL) > 0                                                    AS did_queue,
        countIf(answered_at IS NOT NULL) > 0                                                  AS is_answered
    FROM call_legs
    WHERE business_date BETWEEN {from:Date} AND {to:Date} OR (business_date = {to:Date} + 1 AND leg >= 2)
    GROUP BY call_id, direction
)
