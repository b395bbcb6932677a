-- Grain: day of making × business day × interval × queue
-- Reads: forecasts
SELECT
    made_on, for_day, interval_start, interval_minutes, queue, target, offered, aht_s, erlangs, required, to_roster, shrinkage, level, base, model, patience_s,
    answer_rates, days_used, note, made_at
FROM forecasts
