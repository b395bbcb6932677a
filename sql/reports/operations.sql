-- Grain: one row per section and key: the total, each day, each business category, each hour, each weekday and hour, each queue, each agent of
-- the period.
-- Reads: call_measures (one row per business date, hour, queue, category, agent).
-- Parameters: from, to: first and last business date, both included; sections: those that are asked for; none: all.
-- Absent: a period without any row in call_measures gives no row at all, not a total of zeros. A null key of a category,
-- queue or agent stands for calls that carry none (a lost call has no agent). An hour or a day without calls has no row.
-- key is the business date, the category's code, the hour as a number (0 to 23), weekday and hour ('1-9' is Monday, 9 to 10), the queue, the agent's id, or null for the total.
SELECT
    section,
    key,
    sum(seizures) AS seizures,
    sum(answered) AS answered,
    sum(lost) AS lost,
    sum(talks) AS talks,
    sum(answered_in_target) AS answered_in_target,
    sum(wait_answered_s) AS wait_answered_s,
    sum(wait_lost_s) AS wait_lost_s,
    sum(talk_s) AS talk_s,
    sum(queued) AS queued,
    sum(queue_hangups) AS queue_hangups,
    sum(queue_entries) AS queue_entries,
    sum(queue_entries_answered) AS queue_entries_answered,
    sum(queue_entries_lost) AS queue_entries_lost,
    sum(transferred_out) AS transferred_out,
    sum(surveys_offered) AS surveys_offered,
    sum(surveys_rated) AS surveys_rated,
    sum(satisfied) AS satisfied,
    sum(dissatisfied) AS dissatisfied,
    sum(ivr_only) AS ivr_only,
    sum(turned_away) AS turned_away,
    sum(lost_abandoned) AS lost_abandoned,
    sum(lost_key) AS lost_key,
    sum(lost_timeout) AS lost_timeout,
    sum(lost_empty) AS lost_empty,
    sum(lost_full) AS lost_full,
    sum(lost_closed) AS lost_closed,
    sum(lost_other) AS lost_other,
    sum(lost_short) AS lost_short,
    sum(outbound_calls) AS outbound_calls,
    sum(outbound_answered) AS outbound_answered,
    sum(outbound_talk_s) AS outbound_talk_s
FROM
(
    SELECT
        *,
        arrayJoin(arrayFilter(one -> empty({sections:Array(String)}) OR has({sections:Array(String)}, one.1), [
            ('total', CAST(NULL AS Nullable(String))),
            ('day', CAST(toString(business_date) AS Nullable(String))),
            ('category', CAST(category AS Nullable(String))),
            ('hour', CAST(toString(hour) AS Nullable(String))),
            ('slot', CAST(concat(toString(toDayOfWeek(business_date)), '-', toString(hour)) AS Nullable(String))),
            ('queue', CAST(queue AS Nullable(String))),
            ('agent', CAST(agent_id AS Nullable(String)))
        ])) AS section_and_key,
        section_and_key.1 AS section,
        section_and_key.2 AS key
    FROM call_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, agent_id, queue)}
)
GROUP BY section, key
ORDER BY section, key
