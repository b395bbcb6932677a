-- Facts: tickets, callbacks
-- deadlines of tickets and follow-up calls, in any of their versions
SELECT 'ticket_measures' AS model, toDate(arrayJoin(arrayFilter(at -> at IS NOT NULL, [toNullable(created_at), reply_due_at,
    toNullable(response_due_at), step_due_at])), {tz:String}) AS day
FROM ticket_versions
UNION ALL
SELECT 'callback_measures', toDate(assumeNotNull(due_at), {tz:String})
FROM callbacks
WHERE due_at IS NOT NULL
