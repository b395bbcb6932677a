-- Grain: one row per cause of intervals of the whole centre that missed the target.
-- Reads: missed_intervals.
-- Parameters: from, to: first and last business date, both included.
SELECT
    cause                                                               AS staffing_cause,
    cause                                                               AS owed_to,
    count()                                                             AS intervals,
    sum(hours)                                                          AS missed_h,
    sum(calls - calls_in_target)                                        AS calls_missed
FROM missed_intervals(from = {from:Date}, to = {to:Date})
WHERE queue IS NULL
GROUP BY cause
ORDER BY missed_h DESC, cause
