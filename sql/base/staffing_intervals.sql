-- Grain: one row per interval of the days {from} to {to} and queue that was forecast: the forecast, the seats for it, and what came
-- Reads: last_forecasts, seat_intervals, call_intervals, feed_runs, agent_intervals, shifts, rosters
-- {basis}: as of last_forecasts
-- calls: Calls that came; absent until the day was loaded
-- calls_answered: Of those, answered; absent as they are
-- calls_in_target: Of those, answered in target; absent as they are
-- handling_s: Seconds of talk and wrap-up; absent as they are
-- planned: Seats planned: seconds of shifts ÷ length of the interval; absent on a day without any shift
-- present: Seats filled: seconds logged in ÷ length of the interval; absent until a day's logins are known
-- seats_filled: Whole seats filled; absent as present is
-- seats_at_work: Whole seats filled, before logins are known those planned that are likely to be at work; absent where neither is known
-- gap: Seats too many, negative too few: present less required once logins are known, else planned less to_roster
-- expected_answer_rate: Share answered in target that the forecast's calls may expect of these seats, whole ones; absent without calls or seats
WITH
    seats AS
    (
        SELECT business_date AS seat_day, interval_start AS seat_start, ifNull(queue, '') AS seat_queue, planned_s, present_s
        FROM seat_intervals(from = {from:Date}, to = {to:Date})
    ),
    came AS
    (
        SELECT interval_start AS call_start, arrayJoin(arrayDistinct(['', ifNull(toString(queue), '')])) AS call_queue, sum(offered) AS came_offered,
            sum(answered) AS came_answered, sum(answered_in_target) AS came_in_target, sum(talk_s + wrap_up_s) AS came_handling_s
        FROM call_intervals
        WHERE business_date BETWEEN {from:Date} AND {to:Date}
        GROUP BY call_start, call_queue
    )
SELECT
    forecast.*,
    if(for_day IN (SELECT business_date FROM feed_runs WHERE feed = 'calls' AND state = 'loaded' AND business_date BETWEEN {from:Date} AND {to:Date}),
        toNullable(came_offered), NULL)                                                   AS calls,
    if(calls IS NULL, NULL, came_answered)                                                AS calls_answered,
    if(calls IS NULL, NULL, came_in_target)                                               AS calls_in_target,
    if(calls IS NULL, NULL, came_handling_s)                                              AS handling_s,
    if(for_day IN (SELECT business_date FROM shifts WHERE business_date BETWEEN {from:Date} AND {to:Date}
                   UNION ALL SELECT rosters.for_day FROM rosters WHERE rosters.for_day BETWEEN {from:Date} AND {to:Date}),
        toNullable(planned_s / (interval_minutes * 60)), NULL)                            AS planned,
    if(for_day IN (SELECT business_date FROM agent_intervals WHERE business_date BETWEEN {from:Date} AND {to:Date} AND state = 'logged_in'),
        toNullable(present_s / (interval_minutes * 60)), NULL)                            AS present,
    if(present IS NOT NULL, present - toDecimal64(required, 3), planned - toDecimal64(to_roster, 3)) AS gap,
    toInt64(floor(present))                                                               AS seats_filled,
    ifNull(seats_filled, toInt64(floor(planned * (1 - shrinkage))))                       AS seats_at_work,
    if(empty(answer_rates) OR seats_at_work IS NULL, NULL,
        answer_rates[least(toUInt64(assumeNotNull(seats_at_work)) + 1, length(answer_rates))]) AS expected_answer_rate
FROM (SELECT *, ifNull(toString(queue), '') AS queue_key FROM last_forecasts(from = {from:Date}, to = {to:Date}, basis = {basis:String})) AS forecast
LEFT JOIN seats ON seat_start = interval_start AND seat_queue = queue_key
LEFT JOIN came ON call_start = interval_start AND call_queue = queue_key
