-- Grain: one row per ticket that was created on the days {from} to {to} and has a customer's number
-- Reads: tickets_created, caller_salt
-- customer: Stands for the caller's number, without one for that for the reply, however it is written; says nothing of it
WITH
    ${caller_digits},
    ${customer_key}
SELECT ticket_id, call_id, agent_id, category, channel, created_at, created_on,
    customer_of(caller_digits(ifNull(caller, '')), caller_digits(ifNull(contact_phone, ''))) AS customer
FROM tickets_created(from = {from:Date}, to = {to:Date})
WHERE customer != 0
