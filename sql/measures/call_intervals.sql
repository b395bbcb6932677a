-- Grain: one row per interval of the day {day} and queue with an agent call, an answered leg or wrap-up.
-- After: agent_intervals
-- Reads: inbound_calls and call_legs of {day}, agent_intervals of {day}, held_words.
-- Absent: the queue of what has none; an interval in which nothing happened has no row. Sums are 0, never absent.
--
-- An interval has {interval_minutes} minutes, counted from the day's midnight, by instant. Calls lie in the interval in which call_measures count them: by leg 1;
-- talks by their own leg. Wrap-up is the union of an agent's wrap-up inside logged-in intervals, as agent_measures count it; a stretch of it goes, uncut, with the
-- agent's last leg answered before it, to its queue and interval, and stays without a queue where it began when the day has no such leg. Where no wrap-up state is
-- held, {talk_wrap_up_s} seconds a talk stand for it.
-- Decision: 283.
WITH
    toInt64(toUnixTimestamp(toDateTime({day:Date}, {tz:String}))) * 1000                  AS day_start,
    toInt64({interval_minutes:UInt32}) * 60000                                            AS interval_ms,
    (ms -> fromUnixTimestamp64Milli(day_start + intDiv(ms - day_start, interval_ms) * interval_ms, 'UTC')) AS interval_of,
    (SELECT count() > 0 FROM held_words WHERE held_feed = 'agent_states' AND held_column = 'state' AND held_word = 'wrap_up') AS has_wrap_up,
    talks AS
    (
        SELECT agent_id AS agent, toUnixTimestamp64Milli(assumeNotNull(answered_at)) AS answered_ms, toUnixTimestamp64Milli(arrived_at) AS arrived_ms,
            queue AS talk_queue, leg_talk_s
        FROM call_legs
        WHERE business_date = {day:Date} AND is_talk
    ),
    -- the intervals of an agent and state, cut where an earlier one covers them, so that none overlap
    stretches AS
    (
        SELECT agent_id, state, s AS began, greatest(s, ifNull(covered, s)) AS s, e
        FROM
        (
            SELECT agent_id, state, toUnixTimestamp64Milli(from_at) AS s, toUnixTimestamp64Milli(to_at) AS e,
                max(toNullable(e)) OVER (PARTITION BY agent_id, state ORDER BY s, e ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
            FROM agent_intervals
            WHERE business_date = {day:Date} AND state IN ('logged_in', 'wrap_up')
        )
        WHERE e > greatest(s, ifNull(covered, s))
    ),
    wrap_ups AS
    (
        SELECT agent_id AS agent, began, sum(least(wraps.e, logins.e) - greatest(wraps.s, logins.s)) AS wrap_up_ms
        FROM (SELECT * FROM stretches WHERE state = 'wrap_up') AS wraps
        INNER JOIN (SELECT agent_id, s, e FROM stretches WHERE state = 'logged_in') AS logins ON logins.agent_id = wraps.agent_id
        WHERE wraps.s < logins.e AND wraps.e > logins.s
        GROUP BY agent, began
    ),
    parts AS
    (
        SELECT interval_of(toUnixTimestamp64Milli(call_arrived_at)) AS at, queue AS part_queue, 1 AS is_offered, toUInt64(is_answered) AS was_answered,
            toUInt64(is_answered AND wait_ms <= toInt64({answer_target_s:UInt32}) * 1000) AS was_in_target, toUInt64(is_lost) AS was_lost, toUInt64(is_lost AND ended_by_caller) AS has_quit, wait_ms, toDecimal64(0, 3) AS talk, toInt64(0) AS wrap_ms
        FROM inbound_calls(from = {day:Date}, to = {day:Date})
        WHERE asked_for_agent
        UNION ALL
        SELECT interval_of(arrived_ms), talk_queue, 0, 0, 0, 0, 0, 0, leg_talk_s, if(has_wrap_up, 0, toInt64({talk_wrap_up_s:UInt32}) * 1000)
        FROM talks
        UNION ALL
        SELECT interval_of(if(talks.answered_ms = 0, began, talks.arrived_ms)), if(talks.answered_ms = 0, NULL, talks.talk_queue), 0, 0, 0, 0, 0, 0,
            toDecimal64(0, 3), wrap_up_ms
        FROM wrap_ups
        ASOF LEFT JOIN (SELECT assumeNotNull(agent) AS agent, answered_ms, arrived_ms, talk_queue FROM talks WHERE talks.agent IS NOT NULL) AS talks
            ON talks.agent = wrap_ups.agent AND talks.answered_ms <= wrap_ups.began
    )
SELECT
    {day:Date}                                                                            AS business_date,
    at                                                                                    AS interval_start,
    {interval_minutes:UInt32}                                                             AS interval_minutes,
    part_queue                                                                            AS queue,
    sum(is_offered)                                                                       AS offered,
    sum(was_answered)                                                                     AS answered,
    sum(was_in_target)                                                                    AS answered_in_target,
    sum(was_lost)                                                                         AS lost,
    sum(has_quit)                                                                         AS quit,
    toDecimal64(sum(wait_ms), 3) / 1000                                                   AS wait_s,
    sum(talk)                                                                             AS talk_s,
    toDecimal64(sum(wrap_ms), 3) / 1000                                                   AS wrap_up_s
FROM parts
GROUP BY at, part_queue
