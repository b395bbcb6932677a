-- Grain: business day × hour; a measure that was not delivered on a day is absent
-- Reads: forecast_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, hour,
    measured('forecast_calls', forecast_measures.forecast_calls) AS forecast_calls,
    measured('forecast_error_calls', forecast_measures.forecast_error_calls) AS forecast_error_calls,
    measured('forecast_bias_calls', forecast_measures.forecast_bias_calls) AS forecast_bias_calls,
    measured('needed_seat_s', forecast_measures.needed_seat_s) AS needed_seat_s,
    measured('filled_seat_s', forecast_measures.filled_seat_s) AS filled_seat_s
FROM forecast_measures
LEFT JOIN days_with_value ON valued_day = business_date
