-- Grain: one row per business day from {from} to {to} whose calls a load brought or tried to bring
-- Reads: feed_runs, checks, incidents, call_intervals, seat_intervals
-- Parameters: from, to: first and last business day; tz: business time zone; minutes: length of an interval
-- offered is 0 on a day without calls. left_out says why nothing is learned from the day: load (the feed calls failed), check (one of severity fail
-- that uses calls does not hold), length (its intervals have another length), incident (for an hour of the day at least a quarter of the seats was out,
-- whenever that began; one that is open lasts to the end of its day; the seats are those of the interval with the most); empty where nothing does.
-- Decision: 285.
WITH
    (on_day -> toDateTime64(toDateTime(on_day, {tz:String}), 3, 'UTC'))                   AS midnight,
    outages AS
    (
        SELECT day, seats_out
        FROM
        (
            SELECT
                assumeNotNull(affected_seats)                                             AS seats_out,
                occurred_at                                                               AS began,
                ifNull(recovered_at, midnight(business_date + 1))                         AS ended,
                arrayJoin(arrayMap(n -> business_date + n, range(toUInt16(greatest(0, toDate(ended, {tz:String}) - business_date) + 1)))) AS day
            FROM incidents
            WHERE business_date <= {to:Date} AND affected_seats > 0
        )
        WHERE day BETWEEN {from:Date} AND {to:Date} AND dateDiff('second', greatest(began, midnight(day)), least(ended, midnight(day + 1))) >= 3600
    ),
    seats AS
    (
        SELECT business_date AS day, max(present_s) / ({minutes:UInt32} * 60) AS most_seats
        FROM seat_intervals(from = {from:Date}, to = {to:Date})
        WHERE queue IS NULL AND business_date IN (SELECT day FROM outages)
        GROUP BY day
    ),
    counted AS
    (
        SELECT business_date AS day, sum(offered) AS calls, max(interval_minutes != {minutes:UInt32}) AS has_other_length
        FROM call_intervals
        WHERE business_date BETWEEN {from:Date} AND {to:Date}
        GROUP BY day
    )
SELECT
    loads.business_date                                                                   AS business_date,
    counted.calls                                                                         AS offered,
    multiIf(loads.last_state != 'loaded', 'load',
        business_date IN
        (
            SELECT business_date
            FROM (SELECT business_date, check_name, argMax((severity, state, has(uses, 'calls')), recorded_at) AS last
                  FROM checks WHERE business_date BETWEEN {from:Date} AND {to:Date} GROUP BY business_date, check_name)
            WHERE last = ('fail', 'broken', 1)
        ), 'check',
        counted.has_other_length, 'length',
        business_date IN (SELECT outages.day FROM outages INNER JOIN seats ON seats.day = outages.day WHERE seats_out >= 0.25 * most_seats), 'incident',
        '')                                                                               AS left_out
FROM
(
    SELECT business_date, argMax(state, finished_at) AS last_state
    FROM feed_runs
    WHERE feed = 'calls' AND business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY business_date
) AS loads
LEFT JOIN counted ON counted.day = loads.business_date
ORDER BY business_date
