-- Grain: one row per version of a ticket
-- Reads: tickets
-- created_on: Business day on which it was created
-- response_due_at: When the first response is due: 5 minutes after it was created, UTC
-- caller_masked: Customer's number, masked
-- contact_phone_masked: Number for the reply, masked
WITH
    ${masked}
SELECT
    *,
    toDate(created_at, ${tz})         AS created_on,
    created_at + INTERVAL 5 MINUTE    AS response_due_at,
    masked(tickets.caller)            AS caller_masked,
    masked(tickets.contact_phone)     AS contact_phone_masked
FROM tickets
