-- Grain: one row a row of incidents that lies in the hours {hours} of the period; one that is open lasts to the end of its day
-- Reads: incidents
WITH
    ifNull(recovered_at, toDateTime64(toDateTime(business_date + 1, {tz:String}), 3, 'UTC')) AS ended,
    arrayMap(h -> toInt64(toUnixTimestamp(toDateTime(business_date, {tz:String}))) + h * 3600, {hours:Array(UInt8)}) AS begins
SELECT
    incident_id AS id,
    concat(formatDateTime(occurred_at, '%H:%i', {tz:String}), '–', if(recovered_at IS NULL, '', formatDateTime(assumeNotNull(recovered_at), '%H:%i', {tz:String}))) AS span,
    ifNull(toString(affected_seats), '?') AS seats,
    concat('incidents ', incident_id) AS source,
    arraySum(s -> greatest(0, least(s + 3600, toInt64(toUnixTimestamp(ended))) - greatest(s, toInt64(toUnixTimestamp(occurred_at)))), begins) AS overlap_s
FROM incidents
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND overlap_s > 0
ORDER BY overlap_s DESC, id
