-- severity: warn
-- uses: calls
-- label: 每通来电的首段都已入库
-- meaning: later legs whose leg 1 the warehouse does not hold, on the day or the day before; they have leg-level measures only.
-- Reads: calls of {day} and the day before.
SELECT format('{0} calls have later legs but no leg 1, such as {1}', toString(count()), min(call_id)) AS detail
FROM
(
    SELECT call_id
    FROM calls
    WHERE business_date IN ({day:Date}, {day:Date} - 1) AND direction = 'inbound'
    GROUP BY call_id
    HAVING countIf(leg = 1) = 0 AND countIf(business_date = {day:Date}) > 0
)
HAVING count() > 0
