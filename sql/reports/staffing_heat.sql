-- Grain: one row per interval of the day, with the gap of the whole centre on each day of the week.
-- Reads: staffing_intervals.
-- Parameters: from, to: Monday and Sunday; tz: business time zone.
-- Absent: the gap of a day that was not forecast, or without any shift.
SELECT
    formatDateTime(min(interval_start), '%H:%i', {tz:String})           AS slot,
    minIf(planned - toDecimal64(to_roster, 3), weekday = 1)             AS monday,
    minIf(planned - toDecimal64(to_roster, 3), weekday = 2)             AS tuesday,
    minIf(planned - toDecimal64(to_roster, 3), weekday = 3)             AS wednesday,
    minIf(planned - toDecimal64(to_roster, 3), weekday = 4)             AS thursday,
    minIf(planned - toDecimal64(to_roster, 3), weekday = 5)             AS friday,
    minIf(planned - toDecimal64(to_roster, 3), weekday = 6)             AS saturday,
    minIf(planned - toDecimal64(to_roster, 3), weekday = 7)             AS sunday
FROM (SELECT *, toDayOfWeek(for_day) AS weekday FROM staffing_intervals(from = {from:Date}, to = {to:Date}, basis = 'week') WHERE queue IS NULL)
GROUP BY position
HAVING max(offered > 0 OR planned > 0)
ORDER BY position
