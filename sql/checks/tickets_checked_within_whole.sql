-- severity: fail
-- uses: qa_reviews, tickets
-- label: 抽查工单数不超过工单数和监听记录中的工单数
-- meaning: by agent, tickets of the day that were checked within its tickets, and all of them within those that reviews name. Reads: qa_measures and
-- ticket_measures of {day}, qa_reviews of all days.
SELECT format('agent {0}: {1} tickets were checked, of {2}; reviews name {3}', agent, toString(sum(checked) AS all_checked), toString(sum(created) AS all_created),
    toString((SELECT uniqExact(ticket_id) FROM qa_reviews) AS named)) AS detail
FROM
(
    SELECT ifNull(toString(agent_id), '-') AS agent, tickets_checked AS checked, toUInt64(0) AS created FROM qa_measures WHERE business_date = {day:Date}
    UNION ALL
    SELECT ifNull(toString(agent_id), '-'), 0, tickets FROM ticket_measures WHERE business_date = {day:Date}
)
GROUP BY agent
HAVING all_checked > all_created OR all_checked > named
ORDER BY agent
