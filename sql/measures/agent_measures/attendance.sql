-- Rows: 考勤记录
-- Grain: one row per agent in the attendance of the day {day}.
-- Reads: attendance_days of {day}.
-- Absent: a shift that attendance does not give; it counts as none. Contributions are 0, never absent.
-- Decision: 54.
SELECT
    agent_id,
    -- measures
    is_scheduled                                                                          AS scheduled_days,
    is_attended                                                                           AS attended_days,
    sick_hours, late_minutes, early_leave_minutes, absent_hours, marriage_leave_hours, bereavement_leave_hours,
    seniority_leave_hours, other_leave_hours,
    -- evidence
    name,
    scheduled_shift,
    actual_shift
FROM attendance_days
WHERE business_date = {day:Date}
