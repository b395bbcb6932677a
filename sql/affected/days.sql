-- Which business days' measures follow from a load of {day}: the day itself; the day before (later legs of calls over midnight);
-- the day after (states and shifts over midnight); of the tickets and cases that have a version on the day, the days in which they
-- were created or a deadline falls; the first days of the months that the monitoring plan speaks of. Only days up to the last
-- one that was loaded: later ones are measured when their turn comes.
-- Reads: calls, agent_states, shifts, tickets, complaint_cases, qa_plans, feed_runs.
WITH
    (SELECT greatest(max(business_date), {day:Date}) FROM feed_runs) AS last_day
SELECT DISTINCT day
FROM
(
    SELECT {day:Date} AS day
    UNION ALL
    SELECT business_date FROM calls WHERE business_date = {day:Date} - 1 GROUP BY business_date
    UNION ALL
    SELECT business_date FROM agent_states WHERE business_date = {day:Date} + 1 GROUP BY business_date
    UNION ALL
    SELECT business_date FROM shifts WHERE business_date = {day:Date} + 1 GROUP BY business_date
    UNION ALL
    SELECT toDate(arrayJoin(arrayFilter(at -> at IS NOT NULL, [toNullable(created_at), reply_due_at,
        created_at + INTERVAL 5 MINUTE, step_due_at])), {tz:String})
    FROM tickets
    WHERE ticket_id IN (SELECT ticket_id FROM tickets WHERE business_date = {day:Date})
    UNION ALL
    SELECT toDate(arrayJoin([received_at, received_at + INTERVAL 2 HOUR, received_at + INTERVAL 48 HOUR]), {tz:String})
    FROM complaint_cases
    WHERE case_id IN (SELECT case_id FROM complaint_cases WHERE business_date = {day:Date})
    UNION ALL
    SELECT month FROM qa_plans WHERE month BETWEEN {day:Date} - 62 AND {day:Date} GROUP BY month
)
WHERE day <= last_day
ORDER BY day
