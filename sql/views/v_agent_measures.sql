-- Grain: business day × agent; a measure that was not delivered on a day is absent
-- Reads: agent_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, agent_id,
    measured('logged_in_s', agent_measures.logged_in_s) AS logged_in_s, measured('busy_s', agent_measures.busy_s) AS busy_s,
    measured('wrap_up_s', agent_measures.wrap_up_s) AS wrap_up_s, measured('away_s', agent_measures.away_s) AS away_s,
    measured('scheduled_s', agent_measures.scheduled_s) AS scheduled_s, measured('adherent_s', agent_measures.adherent_s) AS adherent_s,
    measured('excused_s', agent_measures.excused_s) AS excused_s, measured('productive_s', agent_measures.productive_s) AS productive_s,
    measured('shifts_due', agent_measures.shifts_due) AS shifts_due, measured('shifts_signed', agent_measures.shifts_signed) AS shifts_signed,
    measured('scheduled_days', agent_measures.scheduled_days) AS scheduled_days,
    measured('attended_days', agent_measures.attended_days) AS attended_days,
    measured('sick_hours', agent_measures.sick_hours) AS sick_hours,
    measured('late_minutes', agent_measures.late_minutes) AS late_minutes,
    measured('early_leave_minutes', agent_measures.early_leave_minutes) AS early_leave_minutes,
    measured('absent_hours', agent_measures.absent_hours) AS absent_hours,
    measured('marriage_leave_hours', agent_measures.marriage_leave_hours) AS marriage_leave_hours,
    measured('bereavement_leave_hours', agent_measures.bereavement_leave_hours) AS bereavement_leave_hours,
    measured('seniority_leave_hours', agent_measures.seniority_leave_hours) AS seniority_leave_hours,
    measured('other_leave_hours', agent_measures.other_leave_hours) AS other_leave_hours
FROM agent_measures
LEFT JOIN days_with_value ON valued_day = business_date
