-- Grain: one row per day of the week that was forecast, of the whole centre, in the order of time.
-- Reads: staffing_intervals.
-- Parameters: from, to: Monday and Sunday of the week to come.
-- Absent: seats where no call of the comparable days was answered; planned hours and what follows from them on a day without any shift. Hours are of one seat. The forecasts are those of the report staffing-forecast.
SELECT
    toString(for_day)                                                   AS day,
    sum(offered)                                                        AS calls_expected,
    sum(to_roster * share)                                              AS roster_h,
    sum(planned * share)                                                AS planned_h,
    sum(greatest(toDecimal64(to_roster, 3) - planned, toDecimal64(0, 3)) * share) AS short_h,
    max(toDecimal64(to_roster, 3) - planned)                            AS most_short
FROM (SELECT *, interval_minutes / 60 AS share FROM staffing_intervals(from = {from:Date}, to = {to:Date}, basis = 'week') WHERE queue IS NULL)
GROUP BY day
ORDER BY day
