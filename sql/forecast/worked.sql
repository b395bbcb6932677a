-- Grain: one row, or none where no shift is held of the days {days}
-- Reads: agent_measures
-- Parameters: days
-- Seconds that agents with a shift were at work (logged in and not away) on the days, and seconds of their shifts
SELECT sum(logged_in_s - away_s) AS worked_s, sum(scheduled_s) AS planned_s
FROM agent_measures
WHERE business_date IN {days:Array(Date)} AND scheduled_s > 0
HAVING planned_s > 0
