-- Grain: one row per interval of a day of the whole centre with calls, a forecast or required seats, in the order of time.
-- Reads: v_interval_service.
-- Parameters: from, to: the business date; zone: the business time zone.
-- Absent: calls that were not loaded, forecasts that were not made, seats that nobody required or filled, as the view says.
SELECT
    formatDateTime(interval_start, '%H:%i', {zone:String})                                         AS begins,
    formatDateTime(interval_start + toIntervalMinute(interval_minutes - 1), '%H:%i', {zone:String}) AS ends,
    offered                                                             AS seizures,
    answered,
    answered_in_target,
    forecast_offered,
    forecast_required,
    required,
    present
FROM v_interval_service
WHERE business_date BETWEEN {from:Date} AND {to:Date}
ORDER BY interval_start
