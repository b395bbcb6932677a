-- Facts: ticket_steps
-- deadlines of steps of tickets, in any of their versions
SELECT 'ticket_measures' AS model, toDate(assumeNotNull(stated_due_at), {tz:String}) AS day
FROM step_versions
WHERE stated_due_at IS NOT NULL
