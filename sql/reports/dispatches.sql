-- Grain: one row per ticket that was created in the period and dispatched to a group, in its latest version.
-- Reads: tickets.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: what the ticket does not say. is_done: whether the ticket is closed.
SELECT
    ticket_id, caller, category, customer_request, created_at, dispatch_group, dispatch_status, status,
    closed_at IS NOT NULL AS is_done
FROM
(
    SELECT *
    FROM tickets
    WHERE business_date >= {from:Date} - 1 AND ticket_id IN
    (
        SELECT ticket_id FROM tickets
        WHERE business_date >= {from:Date} - 1 AND toDate(created_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
    )
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY ticket_id
)
WHERE dispatch_group IS NOT NULL AND toDate(created_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
