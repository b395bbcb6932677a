-- Grain: one row per day of the period on which tickets were created.
-- Reads: ticket_measures, qa_measures.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a day without tickets gives no row.
SELECT business_date AS created_on, sum(created) AS tickets, sum(checked) AS tickets_checked, toDecimal64(tickets_checked, 6) / nullIf(tickets, 0) AS checked_share
FROM
(
    SELECT business_date, agent_id, tickets AS created, toUInt64(0) AS checked FROM ticket_measures
    UNION ALL
    SELECT business_date, agent_id, 0, qa_measures.tickets_checked FROM qa_measures
)
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, agent_id)}
GROUP BY business_date
HAVING tickets > 0
ORDER BY created_on
