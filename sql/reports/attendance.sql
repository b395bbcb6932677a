-- Grain: one row per agent and day of attendance in the period.
-- Reads: attendance_days; long_leaves; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a shift that is not given. Leave is in hours, lateness in minutes; 0 when there was none. scheduled_days and attended_days are 1 as
-- in the measures. agent_name is that of attendance, else that of agents, else the id.
-- needs_attention: late, early or absent, or a day's leave in a month with more than 5 days of leave.
-- Decision: 69.
SELECT
    date,
    attendance.agent_id                                                 AS agent_id,
    coalesce(attendance.name, nullIf(agents.name, ''), attendance.agent_id) AS agent_name,
    scheduled_shift,
    actual_shift,
    is_scheduled                                                        AS scheduled_days,
    is_attended                                                         AS attended_days,
    scheduled_days AND NOT attended_days                                AS is_away,
    NOT scheduled_days AND NOT attended_days                            AS is_off,
    sick_hours,
    late_minutes,
    early_leave_minutes,
    absent_hours,
    marriage_leave_hours,
    bereavement_leave_hours,
    seniority_leave_hours,
    other_leave_hours,
    late_minutes > 0 OR early_leave_minutes > 0 OR absent_hours > 0     AS is_irregular,
    is_irregular OR (sick_hours + marriage_leave_hours + bereavement_leave_hours + seniority_leave_hours + other_leave_hours > 0
        AND (attendance.agent_id, toStartOfMonth(business_date)) IN (SELECT agent_id, leave_month FROM long_leaves)) AS needs_attention
FROM attendance_days AS attendance
LEFT JOIN agents ON agents.agent_id = attendance.agent_id
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, attendance.agent_id)}
