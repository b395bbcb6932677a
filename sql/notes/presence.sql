-- Grain: one row where fewer seats were taken than required in some of the hours {hours}: the hour that lacked most; else none
-- Reads: staffing, seat_intervals
SELECT toString(at_hour) AS hours, toString(round(taken, 1)) AS now, toString(round(wanted, 1)) AS required, concat('staffing ', toString(at_hour), ':00') AS source, 3600 AS overlap_s
FROM
(
    SELECT toHour(interval_start, {tz:String}) AS at_hour, sum(required_seats * interval_minutes) / sum(interval_minutes) AS wanted
    FROM staffing
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY at_hour
) AS needs
INNER JOIN
(
    SELECT toHour(interval_start, {tz:String}) AS seat_hour, toFloat64(sum(present_s)) / 3600 / uniqExact(business_date) AS taken
    FROM seat_intervals(from = {from:Date}, to = {to:Date})
    WHERE queue IS NULL
    GROUP BY seat_hour
) AS seats ON seats.seat_hour = needs.at_hour
WHERE has({hours:Array(UInt8)}, at_hour) AND taken < wanted
ORDER BY wanted - taken DESC
LIMIT 1
