-- call_intervals of a day without states of agents.
WITH toDateTime64(toDateTime({day:Date}, {tz:String}), 3, 'UTC') AS midnight,
    (moment -> midnight + toIntervalMinute(intDiv(dateDiff('minute', midnight, moment), {interval_minutes:UInt32}) * {interval_minutes:UInt32})) AS interval_of
SELECT
    {day:Date} AS business_date, at AS interval_start, {interval_minutes:UInt32} AS interval_minutes, queue,
    sum(o) AS offered, sum(a) AS answered, sum(t) AS answered_in_target, sum(o) - sum(a) AS lost, sum(q) AS quit, sum(w) AS wait_s, sum(s) AS talk_s,
    toDecimal64({talk_wrap_up_s:UInt32} * sum(n), 3) AS wrap_up_s
FROM
(
    SELECT interval_of(begun) AS at, queue_of AS queue, count() AS o, countIf(got_agent) AS a, countIf(got_agent AND waited <= {answer_target_s:UInt32} * 1000) AS t,
        countIf(NOT got_agent AND gave_up) AS q, toDecimal64(sum(waited), 3) / 1000 AS w, toDecimal64(0, 3) AS s, 0 AS n
    FROM
    (
        SELECT
            minIf(arrived_at, leg = 1)                                          AS begun,
            countIf(answered_at IS NOT NULL) > 0                                AS got_agent,
            ifNull(argMax(tuple(hangup_by), (ended_at, leg)).1 = 'caller', 1)   AS gave_up,
            minIf(queued_at, queued_at IS NOT NULL)                             AS first_queued,
            if(got_agent, argMinIf(tuple(queue), (answered_at, leg), answered_at IS NOT NULL).1,
                argMinIf(tuple(queue), (queued_at, leg), queued_at IS NOT NULL).1) AS queue_of,
            if(countIf(queued_at IS NOT NULL) > 0, greatest(dateDiff('millisecond', assumeNotNull(first_queued),
                if(got_agent, assumeNotNull(minIf(answered_at, answered_at IS NOT NULL)), max(ended_at))), 0), 0) AS waited
        FROM calls
        WHERE business_date = {day:Date} AND direction = 'inbound'
        GROUP BY call_id
        HAVING countIf(leg = 1) > 0 AND (got_agent OR countIf(queued_at IS NOT NULL) > 0)
    )
    GROUP BY at, queue_of
    UNION ALL
    SELECT interval_of(arrived_at) AS at, queue, 0, 0, 0, 0, toDecimal64(0, 3), toDecimal64(sum(assumeNotNull(dateDiff('millisecond', answered_at, ended_at))), 3) / 1000, count()
    FROM calls
    WHERE business_date = {day:Date} AND direction = 'inbound' AND answered_at IS NOT NULL
    GROUP BY at, queue
)
GROUP BY at, queue
