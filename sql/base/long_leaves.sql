-- Grain: one row per agent and calendar month with more than 5 days of leave
-- Reads: attendance
-- leave_month: First day of the month
-- leave_hours: Hours of leave of every kind; absence without leave is none
-- leave_days: Days of 8 hours
SELECT
    agent_id,
    toStartOfMonth(business_date)                                                                                           AS leave_month,
    sum(sick_hours + marriage_leave_hours + bereavement_leave_hours + seniority_leave_hours + other_leave_hours)            AS leave_hours,
    toDecimal64(leave_hours, 6) / 8                                                                                         AS leave_days
FROM attendance
GROUP BY agent_id, leave_month
HAVING leave_days > 5
