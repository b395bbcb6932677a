-- severity: fail
-- uses: knowledge
-- label: 知识条目数与记录重新计数相等
-- meaning: by agent, approved entries added on {day} and questions whose 24 hours end on it, answered in time within them, by a second path: the
-- bounds of the day, a day earlier. Reads: knowledge of all days, knowledge_measures of {day}.
SELECT format('agent {0}: the records state {1}, measured are {2} (added, questions, answered in time)', agent, toString(sumForEach(stated)),
    toString(sumForEach(counted))) AS detail
FROM
(
    SELECT
        toString(agent_id) AS agent,
        [toInt64(added_on = {day:Date} AND approved_on IS NOT NULL), toInt64(is_due),
            toInt64(is_due AND ifNull(dateDiff('millisecond', question_at, answered_at) <= 86400000, 0))] AS stated,
        [toInt64(0), 0, 0] AS counted
    FROM
    (
        SELECT agent_id, added_on, approved_on, question_at, answered_at, ifNull(question_at >= toDateTime64(toString({day:Date}), 3, {tz:String}) - INTERVAL 24 HOUR
            AND question_at < toDateTime64(toString({day:Date} + 1), 3, {tz:String}) - INTERVAL 24 HOUR, 0) AS is_due
        FROM knowledge
    )
    UNION ALL
    SELECT ifNull(toString(agent_id), '-'), [toInt64(0), 0, 0],
        [toInt64(knowledge_added), toInt64(knowledge_answers_due), toInt64(knowledge_answers_on_time)]
    FROM knowledge_measures
    WHERE business_date = {day:Date}
)
GROUP BY agent
HAVING sumForEach(stated) != sumForEach(counted)
ORDER BY agent
