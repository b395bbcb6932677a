-- severity: fail
-- meaning: each leg and call is attributed to exactly one hour: the sums over hours of the measure table equal the leg counts of
-- the facts, hour by hour. Reads: calls and call_measures of {day}.
SELECT format('hour {0}: {1} queue entries in the facts, {2} measured', toString(hour), toString(sum(entered)), toString(sum(measured))) AS detail
FROM
(
    SELECT toHour(arrived_at, {tz:String}) AS hour, countIf(direction = 'inbound' AND queued_at IS NOT NULL) AS entered, 0 AS measured
    FROM calls WHERE business_date = {day:Date} GROUP BY hour
    UNION ALL
    SELECT hour, 0, sum(queue_entries) FROM call_measures WHERE business_date = {day:Date} GROUP BY hour
)
GROUP BY hour
HAVING sum(entered) != sum(measured)
ORDER BY hour
