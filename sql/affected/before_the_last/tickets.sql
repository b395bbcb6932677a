-- Facts: tickets
-- later tickets that may no longer be the first ones of their customers, or that may be now
SELECT 'ticket_measures' AS model, day FROM first_time_days_after(day = {day:Date})
