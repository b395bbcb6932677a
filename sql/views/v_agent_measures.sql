-- Grain: business day × agent
-- Reads: agent_measures
SELECT
    business_date, agent_id, logged_in_s, busy_s, wrap_up_s, away_s, scheduled_s, adherent_s, productive_s, scheduled_days,
    attended_days, sick_hours, late_minutes, early_leave_minutes, absent_hours, marriage_leave_hours,
    bereavement_leave_hours, seniority_leave_hours, other_leave_hours
FROM agent_measures
