-- severity: fail
-- uses: calls
-- label: 各时段来电与全天来电相符
-- meaning: calls, answered and lost ones, waits and talk time of the day's intervals are those of call_measures, queue by queue, and what the intervals have of
-- wrap-up is that of the agents where wrap-up states are held; answered and lost calls by seconds of waiting are as many.
-- Reads: call_intervals, call_waits, call_measures and agent_measures of {day}.
SELECT format('queue {0}: intervals have {1} calls, {2} answered, {3} lost, {4} s of waiting and {5} s of talk; call_measures {6}, {7}, {8}, {9} s and {10} s', queue_name,
    toString(calls.1), toString(answers.1), toString(losses.1), toString(waits.1), toString(talks.1),
    toString(calls.2), toString(answers.2), toString(losses.2), toString(waits.2), toString(talks.2)) AS detail
FROM
(
    SELECT queue_name, (sumIf(c, side = 1), sumIf(c, side = 2)) AS calls, (sumIf(a, side = 1), sumIf(a, side = 2)) AS answers,
        (sumIf(l, side = 1), sumIf(l, side = 2)) AS losses, (sumIf(w, side = 1), sumIf(w, side = 2)) AS waits, (sumIf(t, side = 1), sumIf(t, side = 2)) AS talks
    FROM
    (
        SELECT 1 AS side, ifNull(toString(queue), '-') AS queue_name, offered AS c, answered AS a, lost AS l, wait_s AS w, talk_s AS t
        FROM call_intervals WHERE business_date = {day:Date}
        UNION ALL
        SELECT 2, ifNull(toString(queue), '-'), seizures, answered, lost, wait_answered_s + wait_lost_s, talk_s
        FROM call_measures WHERE business_date = {day:Date}
    )
    GROUP BY queue_name
)
WHERE calls.1 != calls.2 OR answers.1 != answers.2 OR losses.1 != losses.2 OR waits.1 != waits.2 OR talks.1 != talks.2
UNION ALL
SELECT format('intervals have {0} s of wrap-up, agents {1} s', toString(of_intervals), toString(of_agents)) AS detail
FROM
(
    SELECT (SELECT sum(wrap_up_s) FROM call_intervals WHERE business_date = {day:Date}) AS of_intervals,
        (SELECT sum(wrap_up_s) FROM agent_measures WHERE business_date = {day:Date}) AS of_agents
)
WHERE of_agents > 0 AND of_intervals != of_agents
UNION ALL
SELECT format('by seconds of waiting {0} calls are answered and {1} lost; call_measures {2} and {3}', toString(waits.1), toString(waits.2), toString(calls.1), toString(calls.2)) AS detail
FROM
(
    SELECT (SELECT (sum(answered), sum(lost)) FROM call_waits WHERE business_date = {day:Date}) AS waits,
        (SELECT (sum(answered), sum(lost)) FROM call_measures WHERE business_date = {day:Date}) AS calls
)
WHERE waits != calls
