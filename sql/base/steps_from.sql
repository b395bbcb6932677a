-- Grain: one row: the first business day of which steps of tickets are held in the feed ticket_steps
-- Reads: ticket_steps
-- first_steps_on: The day, from which on the deadlines of steps come from that feed alone (decision 351); absent where it holds nothing
SELECT minOrNull(business_date) AS first_steps_on FROM ticket_steps
