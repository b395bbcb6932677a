-- Grain: one row per version of a ticket
-- Reads: tickets
-- reply_due_at: When the reply is due, UTC: as the version states, else as config/limits.yml says of tickets of its kind that need a reply (decision 354)
-- created_on: Business day on which it was created
-- response_due_at: When the first response is due: 5 minutes after it was created, UTC
WITH
    ${tz} AS business_zone,
    ${working_time},
    ${due_within},
    ${reply_limits} AS limits
SELECT
    * REPLACE (if(empty(limits) OR ifNull(needs_reply = 0, 1), reply_due_at,
        coalesce(reply_due_at, due_within(created_at, arrayFirst(entry -> entry.name = kind, limits)))) AS reply_due_at),
    toDate(created_at, ${tz})         AS created_on,
    created_at + INTERVAL 5 MINUTE    AS response_due_at
FROM tickets
