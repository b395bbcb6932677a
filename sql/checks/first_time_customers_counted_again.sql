-- severity: fail
-- uses: tickets, calls
-- label: 首次客户数与重新计数相等
-- meaning: by agent, the day's tickets of customers who are in touch for the first time, by a second path: who was in touch on the day and before it is gathered
-- by customer, day by day, and the day's own calls and tickets are gathered from the facts. Reads: customer_days, call_customers, ticket_customers,
-- first_time_span, ticket_measures of {day}.
SELECT format('agent {0}: the facts hold {1} tickets of new customers, measured are {2}', of_agent, toString(sum(held)), toString(sum(measured))) AS detail
FROM
(
    SELECT ifNull(toString(agent_id), '-') AS of_agent, toInt64(known_days = own_days) AS held, toInt64(0) AS measured
    FROM
    (
        SELECT ticket_id, any(agent_id) AS agent_id, countIf(seen_on IS NOT NULL) AS known_days, countIf(seen_on IS NOT NULL AND is_own) AS own_days
        FROM
        (
            SELECT ticket_id, agent_id, known.seen_on AS seen_on, known.only_call = sipHash64(ifNull(call_id, '')) AS is_own
            FROM ticket_customers(from = {day:Date}, to = {day:Date}) AS asked
            LEFT JOIN
            (
                SELECT customer, toNullable(business_date) AS seen_on, only_call
                FROM customer_days
                WHERE business_date < {day:Date} AND business_date + (SELECT span_days FROM first_time_span) >= {day:Date}
                    AND customer GLOBAL IN (SELECT customer FROM ticket_customers(from = {day:Date}, to = {day:Date}))
            ) AS known ON known.customer = asked.customer
        )
        GROUP BY ticket_id
    )
    UNION ALL
    SELECT ifNull(toString(agent_id), '-'), 0, toInt64(first_time_customers) FROM ticket_measures WHERE business_date = {day:Date}
)
GROUP BY of_agent
HAVING sum(held) != sum(measured)
UNION ALL
SELECT format('customer_days holds {0} customers of the day, the facts {1}', toString(held), toString(seen)) AS detail
FROM
(
    SELECT
        (SELECT count() FROM customer_days WHERE business_date = {day:Date}) AS held,
        (SELECT uniqExact(customer) FROM (SELECT customer FROM call_customers(from = {day:Date}, to = {day:Date})
            UNION ALL SELECT customer FROM ticket_customers(from = {day:Date}, to = {day:Date}))) AS seen
)
WHERE held != seen
