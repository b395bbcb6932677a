-- severity: fail
-- uses: agent_states, shifts, excused
-- label: 坐席问题时长与按时间先后逐段累计的相等
-- meaning: excused_s of each agent by a second path: the day is cut wherever a shift, a sign-in or excused time begins or ends, and each piece counts
-- that lies in a shift and in excused time and in no sign-in. Reads: excused of {day} and the seven days before, agent_intervals and
-- agent_measures of {day}, shifts of {day} and its neighbours.
WITH
    toInt64(toUnixTimestamp(toDateTime({day:Date}, {tz:String}))) * 1000     AS day_start,
    toInt64(toUnixTimestamp(toDateTime({day:Date} + 1, {tz:String}))) * 1000 AS day_end,
    spans AS
    (
        SELECT agent_id, 'E' AS kind, toUnixTimestamp64Milli(from_at) AS s, toUnixTimestamp64Milli(to_at) AS e
        FROM excused
        WHERE business_date BETWEEN {day:Date} - 7 AND {day:Date}
        UNION ALL
        SELECT agent_id, 'L', toUnixTimestamp64Milli(from_at), toUnixTimestamp64Milli(to_at)
        FROM agent_intervals
        WHERE business_date = {day:Date} AND state = 'logged_in'
        UNION ALL
        SELECT agent_id, 'S', toUnixTimestamp64Milli(starts_at), toUnixTimestamp64Milli(ends_at)
        FROM shifts
        WHERE business_date BETWEEN {day:Date} - 1 AND {day:Date} + 1
    ),
    again AS
    (
        SELECT agent_id,
            arraySort(arrayDistinct(arrayMap(at -> least(greatest(at, day_start), day_end), groupArrayArray([s, e])))) AS cuts,
            groupArray((kind, s, e)) AS spans,
            arraySum(arrayMap((from_ms, to_ms) -> if(
                arrayExists(span -> span.1 = 'E' AND span.2 <= from_ms AND span.3 >= to_ms, spans)
                    AND arrayExists(span -> span.1 = 'S' AND span.2 <= from_ms AND span.3 >= to_ms, spans)
                    AND NOT arrayExists(span -> span.1 = 'L' AND span.2 <= from_ms AND span.3 >= to_ms, spans),
                to_ms - from_ms, 0), arrayPopBack(cuts), arrayPopFront(cuts))) AS again_ms
        FROM spans
        GROUP BY agent_id
    )
SELECT format('agent {0}: pieces make {1} ms excused, measured are {2}', agent_id, toString(sum(again_ms)), toString(sum(measured_ms))) AS detail
FROM
(
    SELECT agent_id, toInt64(again_ms) AS again_ms, toInt64(0) AS measured_ms FROM again
    UNION ALL
    SELECT agent_id, toInt64(0), toInt64(excused_s * 1000) FROM agent_measures WHERE business_date = {day:Date}
)
GROUP BY agent_id
HAVING sum(again_ms) != sum(measured_ms)
ORDER BY agent_id
