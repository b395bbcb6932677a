-- Grain: business day × staffing interval; a measure that was not delivered on a day is absent
-- Reads: presence_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, interval_start, interval_minutes,
    measured('required_seat_s', presence_measures.required_seat_s) AS required_seat_s,
    measured('actual_seat_s', presence_measures.actual_seat_s) AS actual_seat_s,
    measured('present_seat_s', presence_measures.present_seat_s) AS present_seat_s,
    measured('assessed_required_seat_s', presence_measures.assessed_required_seat_s) AS assessed_required_seat_s,
    measured('assessed_present_seat_s', presence_measures.assessed_present_seat_s) AS assessed_present_seat_s
FROM presence_measures
LEFT JOIN days_with_value ON valued_day = business_date
