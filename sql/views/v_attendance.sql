-- Grain: one row per agent and day
-- Reads: attendance
SELECT
    business_date, agent_id, name, scheduled_shift, actual_shift, sick_hours, late_minutes, early_leave_minutes,
    absent_hours, marriage_leave_hours, bereavement_leave_hours, seniority_leave_hours, other_leave_hours, source,
    source_line
FROM attendance
