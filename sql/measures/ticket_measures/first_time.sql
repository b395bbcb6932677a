-- Rows: 首次客户工单
-- Grain: one row per ticket that was created on the day {day} and whose customer had neither ticket nor call in the days before that first-time-days says.
-- After: customer_days
-- Facts: tickets
-- Reads: ticket_customers of {day}, customer_days of the days before.
-- Absent: agent, category or channel that a ticket does not have; step and group, which whole tickets have none of; contributions are 0, never absent.
--
-- The ticket's own call does not count, whenever it was. A customer has a number: tickets without one are nobody's first.
-- Decision: 365.
SELECT
    agent_id,
    category,
    channel,
    CAST(NULL AS Nullable(String))                AS step,
    CAST(NULL AS Nullable(String))                AS step_group,
    -- measures
    toUInt8(1)                                    AS first_time_customers,
    -- evidence
    ticket_id, call_id, created_at, lower(hex(customer)) AS customer_key
FROM ticket_customers(from = {day:Date}, to = {day:Date}) AS asked
LEFT JOIN
(
    SELECT customer AS known_customer, groupUniqArray(2)(only_call) AS calls
    FROM customer_days
    WHERE business_date >= {day:Date} - (SELECT span_days FROM first_time_span) AND business_date < {day:Date}
        AND customer GLOBAL IN (SELECT customer FROM ticket_customers(from = {day:Date}, to = {day:Date}))
    GROUP BY known_customer
) AS known ON known.known_customer = asked.customer
WHERE NOT arrayExists(call -> call != sipHash64(ifNull(call_id, '')), calls)
