-- Grain: one row per interval with the seats it requires
-- Reads: staffing
SELECT
    business_date, interval_start, interval_minutes, required_seats, source, source_line
FROM staffing
