-- Grain: business day × staffing interval
-- Reads: presence_measures
SELECT
    business_date, interval_start, interval_minutes, required_seat_s, actual_seat_s, present_seat_s,
    assessed_required_seat_s, assessed_present_seat_s
FROM presence_measures
