-- call_measures of a day, as one writes it who knows that no call crosses midnight and no survey comes by itself.
WITH
    calls_of_day AS
    (
        SELECT
            minIf(arrived_at, leg = 1)                                          AS begun,
            minIf(queued_at, queued_at IS NOT NULL)                             AS first_queued,
            minIf(answered_at, answered_at IS NOT NULL)                         AS first_answered,
            max(ended_at)                                                       AS over,
            countIf(queued_at IS NOT NULL) > 0                                  AS has_queued,
            countIf(answered_at IS NOT NULL) > 0                                AS got_agent,
            argMinIf(tuple(queue), (queued_at, leg), queued_at IS NOT NULL).1   AS queue_asked,
            argMinIf((queue, category, agent_id), (answered_at, leg), answered_at IS NOT NULL) AS answer,
            argMinIf(tuple(category), leg, leg = 1).1                           AS first_word,
            ifNull(argMax(tuple(hangup_by), (ended_at, leg)).1 = 'caller', 1)   AS quit,
            argMaxIf((lost_reason, queue), (ended_at, leg), lost_reason IS NOT NULL) AS loss,
            ifNull(loss.1, if(quit, 'abandoned', 'other'))                      AS why,
            if(has_queued, greatest(dateDiff('millisecond', assumeNotNull(first_queued), if(got_agent, assumeNotNull(first_answered), over)), 0), 0) AS waited
        FROM calls
        WHERE business_date = {day:Date} AND direction = 'inbound'
        GROUP BY call_id
        HAVING countIf(leg = 1) > 0
    )
SELECT
    {day:Date} AS business_date, hour, queue, category, agent_id,
    sum(n1) AS seizures, sum(n2) AS answered, sum(n3) AS lost, sum(n4) AS answered_in_target, sum(d1) AS wait_answered_s, sum(d2) AS wait_lost_s,
    sum(n5) AS queued, sum(n6) AS queue_hangups, sum(n7) AS lost_short, sum(n8) AS lost_abandoned, sum(n9) AS lost_timeout, sum(n10) AS lost_empty,
    sum(n11) AS lost_full, sum(n12) AS lost_key, sum(n13) AS lost_closed, sum(n14) AS lost_other, sum(n15) AS ivr_only, sum(n16) AS turned_away,
    sum(m1) AS talks, sum(d3) AS talk_s, sum(m2) AS queue_entries, sum(m3) AS queue_entries_answered, sum(m4) AS queue_entries_lost,
    sum(m5) AS transferred_out, sum(m6) AS surveys_offered, sum(m7) AS surveys_rated, sum(m8) AS satisfied, sum(m9) AS dissatisfied,
    sum(m10) AS outbound_calls, sum(m11) AS outbound_answered, sum(d4) AS outbound_talk_s
FROM
(
    SELECT
        toHour(begun, {tz:String}) AS hour, multiIf(got_agent, answer.1, has_queued, queue_asked, loss.2) AS queue,
        if(got_agent, answer.2, first_word) AS category, if(got_agent, answer.3, NULL) AS agent_id,
        has_queued OR got_agent AS asked, asked AND NOT got_agent AS is_lost,
        countIf(asked) AS n1, countIf(got_agent) AS n2, countIf(is_lost) AS n3,
        countIf(got_agent AND waited <= {answer_target_s:UInt32} * 1000) AS n4,
        toDecimal64(sumIf(waited, got_agent), 3) / 1000 AS d1, toDecimal64(sumIf(waited, is_lost), 3) / 1000 AS d2,
        countIf(asked AND waited > 0) AS n5, countIf(is_lost AND quit) AS n6, countIf(is_lost AND waited <= {short_abandon_s:UInt32} * 1000) AS n7,
        countIf(is_lost AND why = 'abandoned') AS n8, countIf(is_lost AND why = 'timeout') AS n9, countIf(is_lost AND why = 'empty') AS n10,
        countIf(is_lost AND why = 'full') AS n11, countIf(is_lost AND why = 'key') AS n12, countIf(is_lost AND why = 'closed') AS n13,
        n3 - n8 - n9 - n10 - n11 - n12 - n13 AS n14,
        countIf(NOT asked AND ifNull(loss.1 IN ('full', 'empty', 'closed'), 0)) AS n16, countIf(NOT asked) - n16 AS n15,
        0 AS m1, toDecimal64(0, 3) AS d3, 0 AS m2, 0 AS m3, 0 AS m4, 0 AS m5, 0 AS m6, 0 AS m7, 0 AS m8, 0 AS m9, 0 AS m10, 0 AS m11, toDecimal64(0, 3) AS d4
    FROM calls_of_day
    GROUP BY hour, queue, category, agent_id, asked, is_lost
    UNION ALL
    SELECT
        toHour(arrived_at, {tz:String}) AS hour, queue, category, agent_id, 0, 0,
        0, 0, 0, 0, toDecimal64(0, 3), toDecimal64(0, 3), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        countIf(direction = 'inbound' AND answered_at IS NOT NULL) AS talks,
        toDecimal64(sumIf(assumeNotNull(dateDiff('millisecond', answered_at, ended_at)), direction = 'inbound' AND answered_at IS NOT NULL), 3) / 1000,
        countIf(direction = 'inbound' AND queued_at IS NOT NULL) AS entries,
        countIf(direction = 'inbound' AND queued_at IS NOT NULL AND answered_at IS NOT NULL) AS entries_answered,
        entries - entries_answered,
        countIf(direction = 'inbound' AND answered_at IS NOT NULL AND transferred_out),
        countIf(direction = 'inbound' AND answered_at IS NOT NULL AND survey_offered),
        countIf(direction = 'inbound' AND answered_at IS NOT NULL AND survey_offered AND survey_result IS NOT NULL),
        countIf(direction = 'inbound' AND answered_at IS NOT NULL AND survey_offered AND survey_result IN ('satisfied', 'very_satisfied')),
        countIf(direction = 'inbound' AND answered_at IS NOT NULL AND survey_offered AND survey_result IN ('dissatisfied', 'very_dissatisfied')),
        countIf(direction = 'outbound'), countIf(direction = 'outbound' AND answered_at IS NOT NULL),
        toDecimal64(sumIf(assumeNotNull(dateDiff('millisecond', answered_at, ended_at)), direction = 'outbound' AND answered_at IS NOT NULL), 3) / 1000
    FROM calls
    WHERE business_date = {day:Date}
    GROUP BY hour, queue, category, agent_id
)
GROUP BY hour, queue, category, agent_id
