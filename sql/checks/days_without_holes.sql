-- severity: warn
-- uses: *
-- label: 来电和坐席状态在当日没有异常中断
-- told: opening
-- meaning: no time of five minutes and more passed on {day} without a call, a call in a queue or a state of an agent although many were to be
-- expected of it: by the mean of the days that the day is compared with ({alike}), five minutes by five minutes. What a day of n of them has
-- by chance is at most n × e^-expected; below one in a million it is told. A hole of a queue is told where the centre has none.
-- Reads: calls, agent_states, usual_days.
WITH
    toUnixTimestamp(toDateTime({day:Date}, {tz:String})) AS day_start,
    toUInt32(toUnixTimestamp(toDateTime({day:Date} + 1, {tz:String})) - day_start) AS day_s,
    (at -> toHour(toDateTime(at, {tz:String})) * 12 + intDiv(toMinute(toDateTime(at, {tz:String})), 5)) AS slot_of,
    -- expected from the start of the day to a second of it
    (rates, sums, s) -> sums[intDiv(s, 300) + 1] + rates[intDiv(s, 300) + 1] * (s % 300) / 300 AS expected_to,
    (s -> if(s = day_s, '24:00', formatDateTime(toDateTime(day_start + s, {tz:String}), '%H:%i'))) AS clock
SELECT feed, format('{0}{1}: nothing from {2} to {3}, about {4} expected', feed, if(queue = '', '', ' of queue ' || queue), clock(begins), clock(ends),
    toString(toUInt64(round(expected)))) AS detail
FROM
(
    SELECT feed, queue, happened, rates, sums, span.1 AS begins, span.2 AS ends, expected_to(rates, sums, ends) - expected_to(rates, sums, begins) AS expected,
        groupArrayIf(span, queue = '') OVER (PARTITION BY feed) AS holes
    FROM
    (
        SELECT
            feed,
            queue,
            mapFromArrays(groupArrayIf(slot, NOT is_today), groupArrayIf(times, NOT is_today)) AS usual,
            arrayPushBack(arrayMap(k -> usual[slot_of(day_start + k * 300)] / any(days), range(intDiv(day_s, 300))), 0.) AS rates,
            arrayPushFront(arrayCumSum(rates), 0.) AS sums,
            arraySort(arrayFlatten(groupArrayIf(seconds, is_today))) AS moments,
            length(moments) AS happened
        FROM
        (
            SELECT feed, queue, business_date = {day:Date} AS is_today, slot_of(at) AS slot, count() AS times, any(usual.days) AS days,
                groupArrayIf(toUInt32(least(at - day_start, day_s)), is_today) AS seconds
            FROM
            (
                SELECT 'calls' AS feed, event.1 AS queue, business_date, event.2 AS at
                FROM calls
                ARRAY JOIN arrayFilter(possible -> possible.3, [('', toUnixTimestamp(arrived_at), leg = 1),
                    (ifNull(toString(calls.queue), ''), toUnixTimestamp(ifNull(queued_at, arrived_at)), calls.queue IS NOT NULL)]) AS event
                WHERE direction = 'inbound'
                    AND (business_date = {day:Date} OR business_date GLOBAL IN (SELECT arrayJoin((SELECT groupArray(usual_day) FROM usual_days(alike = {alike:Array(Date)}) WHERE feed = 'calls'))))
                UNION ALL
                SELECT 'agent_states', '', business_date, toUnixTimestamp(from_at)
                FROM agent_states
                WHERE business_date = {day:Date} OR business_date GLOBAL IN (SELECT arrayJoin((SELECT groupArray(usual_day) FROM usual_days(alike = {alike:Array(Date)}) WHERE feed = 'agent_states')))
            ) AS events
            INNER JOIN (SELECT feed, count() AS days FROM usual_days(alike = {alike:Array(Date)}) GROUP BY feed) AS usual ON usual.feed = events.feed
            GROUP BY feed, queue, is_today, slot
        )
        GROUP BY feed, queue
    )
    ARRAY JOIN arrayFilter(one -> one.2 - one.1 >= 300 AND greatest(happened, 1) * exp(expected_to(rates, sums, one.1) - expected_to(rates, sums, one.2)) < 1e-6,
        arrayZip(arrayPushFront(moments, 0), arrayPushBack(moments, day_s))) AS span
)
WHERE queue = '' OR greatest(happened, 1) * exp(arraySum(hole -> greatest(0.,
    expected_to(rates, sums, least(ends, hole.2)) - expected_to(rates, sums, greatest(begins, hole.1))), holes) - expected) < 1e-6
ORDER BY feed DESC, queue, begins
