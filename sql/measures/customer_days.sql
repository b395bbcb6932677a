-- Grain: one row per customer who had a call on the day {day}, or a ticket that was created on it.
-- Reads: call_customers and ticket_customers of {day}.
-- Absent: customers without a number.
-- Decision: 365.
SELECT {day:Date} AS business_date, customer, if(sum(is_ticket) = 0 AND uniqExact(call) = 1, any(call), 0) AS only_call
FROM
(
    SELECT customer, sipHash64(call_id) AS call, 0 AS is_ticket FROM call_customers(from = {day:Date}, to = {day:Date})
    UNION ALL
    SELECT customer, 0, 1 FROM ticket_customers(from = {day:Date}, to = {day:Date})
)
GROUP BY customer
