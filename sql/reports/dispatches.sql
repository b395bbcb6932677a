-- Grain: one row per ticket that was created in the period and dispatched to a group, in its latest version.
-- Reads: tickets_created.
-- Parameters: from, to: first and last business date, both included.
-- Absent: what the ticket does not say. is_done: whether the ticket is closed; is_open: whether it is not.
SELECT
    ticket_id, caller, category, customer_request, created_at, dispatch_group, dispatch_status, status,
    closed_at IS NOT NULL AS is_done, closed_at IS NULL AS is_open
FROM tickets_created(from = {from:Date}, to = {to:Date})
WHERE dispatch_group IS NOT NULL AND ${edition(created_on, agent_id)}
