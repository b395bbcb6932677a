-- severity: fail
-- uses: tickets, calls
-- label: 首次客户数与重新计数相等
-- meaning: by agent, the day's tickets of customers who are in touch for the first time, by a second path: who was in touch on the day and before it is gathered
-- by customer, day by day, and the day's own calls and tickets are gathered from the facts. Reads: customer_days, call_customers, ticket_customers,
-- first_time_span, ticket_measures of these days.
WITH (SELECT span_days FROM first_time_span) AS span
SELECT day, format('agent {0}: the facts hold {1} tickets of new customers, measured are {2}', of_agent, toString(sum(held)), toString(sum(measured))) AS detail
FROM
(
    SELECT day, ifNull(toString(agent_id), '-') AS of_agent, toInt64(known_days = own_days) AS held, toInt64(0) AS measured
    FROM
    (
        SELECT ticket_id, any(created_on) AS day, any(agent_id) AS agent_id, countIf(is_before) AS known_days, countIf(is_before AND is_own) AS own_days
        FROM
        (
            SELECT ticket_id, created_on, agent_id, ifNull(known.seen_on < created_on AND known.seen_on + span >= created_on, 0) AS is_before, known.only_call = sipHash64(ifNull(call_id, '')) AS is_own
            FROM ticket_customers(from = {from:Date}, to = {to:Date}) AS asked
            LEFT JOIN
            (
                SELECT customer, toNullable(business_date) AS seen_on, only_call
                FROM customer_days
                WHERE business_date < {to:Date} AND business_date + span >= {from:Date}
                    AND customer GLOBAL IN (SELECT customer FROM ticket_customers(from = {from:Date}, to = {to:Date}))
            ) AS known ON known.customer = asked.customer
        )
        GROUP BY ticket_id
    )
    UNION ALL
    SELECT business_date, ifNull(toString(agent_id), '-'), 0, toInt64(first_time_customers) FROM ticket_measures WHERE business_date BETWEEN {from:Date} AND {to:Date}
)
GROUP BY day, of_agent
HAVING sum(held) != sum(measured)
UNION ALL
SELECT day, format('customer_days holds {0} customers of the day, the facts {1}', toString(sum(held)), toString(sum(seen))) AS detail
FROM
(
    SELECT business_date AS day, count() AS held, 0 AS seen FROM customer_days WHERE business_date BETWEEN {from:Date} AND {to:Date} GROUP BY day
    UNION ALL
    SELECT day, 0, uniqExact(customer)
    FROM
    (
        SELECT business_date AS day, customer FROM call_customers(from = {from:Date}, to = {to:Date})
        UNION ALL
        SELECT created_on, customer FROM ticket_customers(from = {from:Date}, to = {to:Date})
    )
    GROUP BY day
)
GROUP BY day
HAVING sum(held) != sum(seen)
