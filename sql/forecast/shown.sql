-- Grain: one row per interval, day or queue, as {by} says, of the whole centre and of each queue that is forecast apart
-- Reads: staffing_intervals
-- Parameters: from, to: first and last business day; basis: as of last_forecasts; made_on: only forecasts of this day, or empty; by: interval, day or
-- queue; tz: business time zone
-- Seats of a day or queue are hours of one seat, its handling time and rate weighted by the calls that are expected.
-- Absent: as in staffing_intervals; a sum of which an interval lacks its part.
SELECT
    if({by:String} = 'queue', '', toString(for_day))                                      AS day,
    if({by:String} = 'interval', formatDateTime(interval_start, '%H:%i', {tz:String}), '') AS began,
    queue,
    sum(offered)                                                                          AS calls,
    round(sum(if(offered = 0, 0, offered * aht_s)) / nullIf(sumIf(offered, aht_s IS NOT NULL), 0), 3) AS handling_s,
    sum(erlangs)                                                                          AS traffic,
    if(countIf(required IS NULL) > 0, NULL, sum(required * share))                        AS seats_required,
    if(countIf(to_roster IS NULL) > 0, NULL, sum(to_roster * share))                      AS seats_to_roster,
    if(countIf(planned IS NULL) > 0, NULL, sum(planned * share))                          AS seats_planned,
    if(countIf(present IS NULL) > 0, NULL, sum(present * share))                          AS seats_present,
    if(countIf(gap IS NULL) > 0, NULL, sum(gap * share))                                  AS seats_gap,
    round(toDecimal64(sum(offered * expected_answer_rate), 9) / nullIf(sumIf(offered, expected_answer_rate IS NOT NULL), 0), 6) AS rate
FROM
(
    SELECT *, toDecimal64(if({by:String} = 'interval', 60, interval_minutes), 3) / 60     AS share
    FROM staffing_intervals(from = {from:Date}, to = {to:Date}, basis = {basis:String})
    WHERE {made_on:String} IN ('', toString(made_on))
)
GROUP BY day, began, queue
ORDER BY day, queue NULLS FIRST, began
