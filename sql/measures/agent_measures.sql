-- Grain: business day × agent, for the day {day}.
-- Reads: agent_intervals and attendance of {day}, shifts of {day} and its neighbours (shifts over midnight).
-- Absent: an agent with neither states nor shifts nor attendance on the day has no row; sums are 0, never absent.
--
-- Times are clipped to the business day. Of two sets of intervals A and B, what lies in both is |A| + |B| - |A or B|, each
-- counted once. A shift counts in full length for scheduled_s, overlaps included.
WITH
    toInt64(toUnixTimestamp(toDateTime({day:Date}, {tz:String}))) * 1000                  AS day_start,
    toInt64(toUnixTimestamp(toDateTime({day:Date} + 1, {tz:String}))) * 1000              AS day_end,
    intervals AS
    (
        SELECT agent_id, if(state = 'logged_in', 'L', 'B') AS kind, toUnixTimestamp64Milli(from_at) AS s, toUnixTimestamp64Milli(to_at) AS e
        FROM agent_intervals
        WHERE business_date = {day:Date} AND state IN ('logged_in', 'busy')
        UNION ALL
        SELECT agent_id, 'S', greatest(toUnixTimestamp64Milli(starts_at), day_start), least(toUnixTimestamp64Milli(ends_at), day_end)
        FROM shifts
        WHERE business_date BETWEEN {day:Date} - 1 AND {day:Date} + 1
          AND toUnixTimestamp64Milli(starts_at) < day_end AND toUnixTimestamp64Milli(ends_at) > day_start
    ),
    times AS
    (
        SELECT
            agent_id,
            toInt64(intervalLengthSumIf(s, e, kind = 'L'))                                AS logged_in_ms,
            toInt64(intervalLengthSumIf(s, e, kind = 'B'))                                AS all_busy_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'B')))                        AS logged_in_or_busy_ms,
            sumIf(e - s, kind = 'S')                                                      AS scheduled_ms,
            toInt64(intervalLengthSumIf(s, e, kind = 'S'))                                AS shift_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'S')))                        AS logged_in_or_shift_ms,
            logged_in_ms + all_busy_ms - logged_in_or_busy_ms                             AS busy_ms,
            logged_in_ms + shift_ms - logged_in_or_shift_ms                               AS adherent_ms
        FROM intervals
        GROUP BY agent_id
    ),
    parts AS
    (
        SELECT agent_id, logged_in_ms, busy_ms, scheduled_ms, adherent_ms,
               if(scheduled_ms > 0, logged_in_ms - busy_ms, 0) AS productive_ms,
               0 AS scheduled_days, 0 AS attended_days,
               toDecimal64(0, 3) AS sick_hours, toDecimal64(0, 3) AS late_minutes, toDecimal64(0, 3) AS early_leave_minutes,
               toDecimal64(0, 3) AS absent_hours, toDecimal64(0, 3) AS marriage_leave_hours,
               toDecimal64(0, 3) AS bereavement_leave_hours, toDecimal64(0, 3) AS seniority_leave_hours,
               toDecimal64(0, 3) AS other_leave_hours
        FROM times
        UNION ALL
        SELECT agent_id, 0, 0, 0, 0, 0,
               is_scheduled, is_scheduled AND ifNull(lower(actual_shift) NOT IN ('休', '休息', 'off'), 0),
               sick_hours, late_minutes, early_leave_minutes, absent_hours, marriage_leave_hours, bereavement_leave_hours,
               seniority_leave_hours, other_leave_hours
        FROM (SELECT *, ifNull(lower(scheduled_shift) NOT IN ('休', '休息', 'off'), 0) AS is_scheduled FROM attendance WHERE business_date = {day:Date})
    )
SELECT
    {day:Date}                                            AS business_date,
    agent_id,
    toDecimal64(sum(logged_in_ms), 3) / 1000              AS logged_in_s,
    toDecimal64(sum(busy_ms), 3) / 1000                   AS busy_s,
    toDecimal64(sum(scheduled_ms), 3) / 1000              AS scheduled_s,
    toDecimal64(sum(adherent_ms), 3) / 1000               AS adherent_s,
    toDecimal64(sum(productive_ms), 3) / 1000             AS productive_s,
    sum(parts.scheduled_days)                             AS scheduled_days,
    sum(parts.attended_days)                              AS attended_days,
    sum(parts.sick_hours)                                 AS sick_hours,
    sum(parts.late_minutes)                               AS late_minutes,
    sum(parts.early_leave_minutes)                        AS early_leave_minutes,
    sum(parts.absent_hours)                               AS absent_hours,
    sum(parts.marriage_leave_hours)                       AS marriage_leave_hours,
    sum(parts.bereavement_leave_hours)                    AS bereavement_leave_hours,
    sum(parts.seniority_leave_hours)                      AS seniority_leave_hours,
    sum(parts.other_leave_hours)                          AS other_leave_hours
FROM parts
GROUP BY agent_id
