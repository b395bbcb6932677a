-- Grain: one row per version of a ticket
-- Reads: tickets
-- created_on: Business day on which it was created
-- response_due_at: When the first response is due: 5 minutes after it was created, UTC
SELECT
    *,
    toDate(created_at, ${tz})         AS created_on,
    created_at + INTERVAL 5 MINUTE    AS response_due_at
FROM tickets
