-- severity: fail
-- uses: shifts, attendance
-- label: 坐席排班时长与排班相等，请假、迟到和天数与考勤相等
-- meaning: scheduled_s of each agent is the length of the agent's shifts on the day, and leave, lateness and days are those of attendance.
-- Reads: shifts of {day} and its neighbours, attendance_days and agent_measures of {day}.
WITH
    toInt64(toUnixTimestamp(toDateTime({day:Date}, {tz:String}))) * 1000     AS day_start,
    toInt64(toUnixTimestamp(toDateTime({day:Date} + 1, {tz:String}))) * 1000 AS day_end
SELECT format('agent {0}: shifts {1} ms, measured {2}; attendance (scheduled days, hours away, minutes late or early) {3}, measured {4}', agent_id,
    toString(sum(shift_ms)), toString(sum(measured_ms)), toString((sum(f.1), sum(f.2), sum(f.3))), toString((sum(m.1), sum(m.2), sum(m.3)))) AS detail
FROM
(
    SELECT agent_id, least(toUnixTimestamp64Milli(ends_at), day_end) - greatest(toUnixTimestamp64Milli(starts_at), day_start) AS shift_ms,
        toInt64(0) AS measured_ms, (toUInt64(0), toDecimal64(0, 3), toDecimal64(0, 3)) AS f, (toUInt64(0), toDecimal64(0, 3), toDecimal64(0, 3)) AS m
    FROM shifts
    WHERE business_date BETWEEN {day:Date} - 1 AND {day:Date} + 1
      AND toUnixTimestamp64Milli(starts_at) < day_end AND toUnixTimestamp64Milli(ends_at) > day_start
    UNION ALL
    SELECT agent_id, toInt64(0), toInt64(0),
        (toUInt64(is_scheduled), sick_hours + absent_hours + marriage_leave_hours
            + bereavement_leave_hours + seniority_leave_hours + other_leave_hours, late_minutes + early_leave_minutes),
        (toUInt64(0), toDecimal64(0, 3), toDecimal64(0, 3))
    FROM attendance_days
    WHERE business_date = {day:Date}
    UNION ALL
    SELECT agent_id, toInt64(0), toInt64(scheduled_s * 1000), (toUInt64(0), toDecimal64(0, 3), toDecimal64(0, 3)),
        (scheduled_days, sick_hours + absent_hours + marriage_leave_hours + bereavement_leave_hours + seniority_leave_hours + other_leave_hours,
            late_minutes + early_leave_minutes)
    FROM agent_measures
    WHERE business_date = {day:Date}
)
GROUP BY agent_id
HAVING sum(shift_ms) != sum(measured_ms) OR sum(f.1) != sum(m.1) OR sum(f.2) != sum(m.2) OR sum(f.3) != sum(m.3)
ORDER BY agent_id
