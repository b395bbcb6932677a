-- severity: fail
-- uses: complaint_warnings
-- label: 投诉预警数与各版本重新计数相等
-- meaning: by agent, the rounds that were determined, returned, recontacted and closed in the day, by a second path: the versions of each round in groups.
-- Reads: complaint_warnings and retired_records of all days, warning_measures of {day}.
SELECT format('agent {0}: the versions state {1}, measured are {2} (determined, returned, recontacted, closed)', agent, toString(sumForEach(stated)),
    toString(sumForEach(counted))) AS detail
FROM
(
    SELECT
        ifNull(argMax(tuple(toNullable(toString(agent_id))), updated_at).1, '-') AS agent,
        [toInt64(toDate(argMin(determined_at, updated_at), {tz:String}) = {day:Date}),
            ifNull(argMax(tuple(review_result), updated_at).1 = 'returned' AND toDate(argMinIf(tuple(reviewed_at), updated_at, reviewed_at IS NOT NULL).1, {tz:String}) = {day:Date}, 0),
            ifNull(toDate(argMinIf(tuple(recontacted_at), updated_at, recontacted_at IS NOT NULL).1, {tz:String}) = {day:Date}, 0),
            ifNull(toDate(argMax(tuple(closed_at), updated_at).1, {tz:String}) = {day:Date}, 0)] AS stated,
        [toInt64(0), 0, 0, 0] AS counted
    FROM complaint_warnings
    GROUP BY warning_id, round
    HAVING concat(warning_id, '/', toString(round)) NOT IN
    (
        SELECT record_id FROM retired_records AS retired
        INNER JOIN (SELECT concat(warning_id, '/', toString(round)) AS id, max(updated_at) AS last FROM complaint_warnings GROUP BY id) AS lasts ON lasts.id = retired.record_id
        WHERE feed = 'complaint_warnings' AND updated_at > last
    )
    UNION ALL
    SELECT ifNull(toString(agent_id), '-'), [toInt64(0), 0, 0, 0],
        [toInt64(warning_rounds), toInt64(warnings_returned), toInt64(warning_recontacts), toInt64(warnings_closed)]
    FROM warning_measures
    WHERE business_date = {day:Date}
)
GROUP BY agent
HAVING sumForEach(stated) != sumForEach(counted)
ORDER BY agent
