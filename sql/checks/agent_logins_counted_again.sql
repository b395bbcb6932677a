-- severity: fail
-- uses: agent_states
-- label: 坐席工作时长与按时间先后重新累计的签入时长相等
-- meaning: logged_in_s of each agent by a second path: the intervals in the order of time, each counted from where the ones before it end.
-- Reads: agent_intervals and agent_measures of {day}.
SELECT format('agent {0}: the intervals make {1} ms logged in, measured are {2}', agent_id, toString(sum(again_ms)), toString(sum(measured_ms))) AS detail
FROM
(
    SELECT agent_id, greatest(e - greatest(s, ifNull(before, 0)), 0) AS again_ms, toInt64(0) AS measured_ms
    FROM
    (
        SELECT agent_id, toUnixTimestamp64Milli(from_at) AS s, toUnixTimestamp64Milli(to_at) AS e,
            max(toNullable(toUnixTimestamp64Milli(to_at))) OVER (PARTITION BY agent_id ORDER BY from_at, to_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM agent_intervals
        WHERE business_date = {day:Date} AND state = 'logged_in'
    )
    UNION ALL
    SELECT agent_id, toInt64(0), toInt64(logged_in_s * 1000) FROM agent_measures WHERE business_date = {day:Date}
)
GROUP BY agent_id
HAVING sum(again_ms) != sum(measured_ms)
ORDER BY agent_id
