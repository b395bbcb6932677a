-- Grain: one row where the day is a holiday, the day after one, or a worked day of the weekend; else none
-- Reads: nothing
SELECT {what:String} AS what, 'calendar.yml' AS source, 0 AS overlap_s
WHERE {what:String} != ''
