-- Rows: 首次客户工单
-- Grain: one row per ticket that was created on the days {from} to {to} and whose customer had neither ticket nor call in the days before that first-time-days says.
-- After: customer_days
-- Facts: tickets
-- Reads: ticket_customers of these days, customer_days of the days before.
-- Absent: agent, category or channel that a ticket does not have; step and group, which whole tickets have none of; contributions are 0, never absent.
--
-- The ticket's own call does not count, whenever it was. A customer has a number: tickets without one are nobody's first.
-- Decision: 365.
WITH (SELECT span_days FROM first_time_span) AS span
SELECT
    created_on                                    AS business_date,
    agent_id,
    category,
    channel,
    CAST(NULL AS Nullable(String))                AS step,
    CAST(NULL AS Nullable(String))                AS step_group,
    -- measures
    toUInt8(1)                                    AS first_time_customers,
    -- evidence
    ticket_id, call_id, created_at, lower(hex(customer)) AS customer_key
FROM ticket_customers(from = {from:Date}, to = {to:Date}) AS asked
LEFT JOIN
(
    SELECT customer AS known_customer, groupArray((business_date, only_call)) AS in_touch
    FROM customer_days
    WHERE business_date >= {from:Date} - span AND business_date < {to:Date}
        AND customer GLOBAL IN (SELECT customer FROM ticket_customers(from = {from:Date}, to = {to:Date}))
    GROUP BY known_customer
) AS known ON known.known_customer = asked.customer
WHERE NOT arrayExists(entry -> entry.1 >= created_on - span AND entry.1 < created_on AND entry.2 != sipHash64(ifNull(call_id, '')), in_touch)
