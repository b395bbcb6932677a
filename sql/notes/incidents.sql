-- Grain: one row a row of incidents that lies in the hours {hours} of the period; one that is open lasts to the end of its day,
--     and one that ends on another day than it began has both in its span
-- Reads: incidents
WITH
    ifNull(recovered_at, toDateTime64(toDateTime(business_date + 1, {tz:String}), 3, 'UTC')) AS ended,
    ifNull(toDate(recovered_at, {tz:String}) != toDate(occurred_at, {tz:String}), 0) AS ended_later,
    arrayFlatten(arrayMap(n -> arrayMap(h -> toInt64(toUnixTimestamp(toDateTime({from:Date} + n, {tz:String}))) + h * 3600, {hours:Array(UInt8)}),
        range(toUInt16({to:Date} - {from:Date} + 1)))) AS begins
SELECT
    incident_id AS id,
    arrayStringConcat(arrayMap(at -> ifNull(if(ended_later, formatDateTime(at, '%m-%d %H:%i', {tz:String}), formatDateTime(at, '%H:%i', {tz:String})), ''),
        [toNullable(occurred_at), recovered_at]), '–') AS span,
    ifNull(toString(affected_seats), '?') AS seats,
    concat('incidents ', incident_id) AS source,
    arraySum(s -> greatest(0, least(s + 3600, toInt64(toUnixTimestamp(ended))) - greatest(s, toInt64(toUnixTimestamp(occurred_at)))), begins) AS overlap_s
FROM incidents
WHERE business_date <= {to:Date} AND ended > toDateTime({from:Date}, {tz:String}) AND overlap_s > 0
ORDER BY overlap_s DESC, id
