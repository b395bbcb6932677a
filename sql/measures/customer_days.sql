-- Grain: one row per customer and day from {from} to {to} who had a call on the day, or a ticket that was created on it.
-- Reads: call_customers and ticket_customers of these days.
-- Absent: customers without a number.
-- Decision: 365.
SELECT on_day AS business_date, customer, if(sum(is_ticket) = 0 AND uniqExact(call) = 1, any(call), 0) AS only_call
FROM
(
    SELECT business_date AS on_day, customer, sipHash64(call_id) AS call, 0 AS is_ticket FROM call_customers(from = {from:Date}, to = {to:Date})
    UNION ALL
    SELECT created_on, customer, 0, 1 FROM ticket_customers(from = {from:Date}, to = {to:Date})
)
GROUP BY on_day, customer
