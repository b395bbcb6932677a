-- Grain: one row per ticket with a service-quality case that was received on {from} or later: of several the one that was received last
-- Reads: cases_received
-- No case is received before its ticket is created.
SELECT *, assumeNotNull(ticket_id) AS of_ticket
FROM cases_received(from = {from:Date} - 1, to = '2149-06-06')
WHERE ticket_id IS NOT NULL
ORDER BY received_at DESC, case_id DESC
LIMIT 1 BY of_ticket
