-- Grain: one row per interval of the week and queue in which calls are expected or somebody is planned, and one for each day that could not be
-- forecast, where another of the week could.
-- Reads: staffing_intervals.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: handling time and seats where no call of the comparable days was answered; planned seats and what follows from them on a day without any shift;
-- the queue of the whole centre. The forecasts are those that were made last by the Friday before the week. short_h and over_h are hours of one seat.
WITH intervals AS
(
    SELECT
        *,
        formatDateTime(interval_start, '%H:%i', {tz:String})                                                       AS begins,
        formatDateTime(interval_start + toIntervalMinute(interval_minutes), '%H:%i', {tz:String})                  AS ends
    FROM staffing_intervals(from = {from:Date}, to = {to:Date}, basis = 'week')
)
SELECT
    for_day                                                             AS date,
    concat(begins, '–', ends)                                           AS slot,
    ifNull(toString(queue), '全中心')                                   AS queue_name,
    toNullable(offered)                                                 AS calls_expected,
    aht_s                                                               AS handling_expected_s,
    required                                                            AS seats_required,
    to_roster                                                           AS seats_to_roster,
    planned                                                             AS seats_planned,
    planned - toDecimal64(to_roster, 3)                                 AS gap,
    greatest(-gap, toDecimal64(0, 3)) * interval_minutes / 60           AS short_h,
    greatest(gap, toDecimal64(0, 3)) * interval_minutes / 60            AS over_h,
    gap < 0                                                             AS is_short,
    if(empty(answer_rates) OR planned IS NULL, NULL, answer_rates[least(toUInt64(assumeNotNull(floor(planned * (1 - shrinkage)))) + 1, length(answer_rates))])
                                                                        AS expected_answer_rate,
    nullIf(note, '')                                                    AS planned_event
FROM intervals
WHERE offered > 0 OR required > 0 OR planned > 0
UNION ALL
SELECT {from:Date} + number, '全天', '全中心', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '历史不足：可比的日子不到4天，没有预测'
FROM numbers(toUInt64({to:Date} - {from:Date} + 1))
WHERE {from:Date} + number NOT IN (SELECT for_day FROM intervals) AND (SELECT count() FROM intervals) > 0
