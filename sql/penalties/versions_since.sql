-- Grain: one row for each version, loaded after {since}, of a record that the month {from} to {to} speaks of: a ticket that was created in it or states
-- a deadline in it, a case that was received in it, a step of a ticket that states a deadline in it or ended in it, a callback that states a deadline in it,
-- a round of a complaint warning that bears on it.
-- Reads: feed_runs, tickets, ticket_versions, step_versions, complaint_cases, callbacks, complaint_warnings, warning_versions, retirements.
-- Absent: nothing. What a run loaded again unchanged is among them; a version tells only that it may have changed something.
WITH
    loaded AS
    (
        SELECT feed AS run_feed, business_date AS run_day FROM feed_runs
        WHERE state = 'loaded' AND finished_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    ),
    spoken_of AS
    (
        SELECT 'tickets' AS spoken_feed, ticket_id AS spoken_id FROM ticket_versions
        WHERE toDate(created_at, {tz:String}) BETWEEN {from:Date} AND {to:Date} OR toDate(reply_due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
            OR toDate(step_due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
        UNION ALL
        SELECT 'complaint_cases', case_id FROM complaint_cases WHERE toDate(received_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
        UNION ALL
        SELECT 'ticket_steps', step_id FROM step_versions WHERE toDate(stated_due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
            OR done_on BETWEEN {from:Date} AND {to:Date}
        UNION ALL
        SELECT 'callbacks', callback_id FROM callbacks WHERE toDate(due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
        UNION ALL
        SELECT 'complaint_warnings', round_id FROM warning_versions(from = {from:Date}, to = {to:Date}, still_open = 0)
    )
SELECT DISTINCT feed, record_id, formatDateTime(updated_at, '%Y-%m-%d %H:%i', {tz:String}) AS written
FROM
(
    SELECT 'tickets' AS feed, ticket_id AS record_id, updated_at, business_date FROM tickets
    UNION ALL
    SELECT 'complaint_cases', case_id, updated_at, business_date FROM complaint_cases
    UNION ALL
    SELECT 'ticket_steps', step_id, updated_at, business_date FROM step_versions
    UNION ALL
    SELECT 'callbacks', callback_id, updated_at, business_date FROM callbacks
    UNION ALL
    SELECT 'complaint_warnings', concat(warning_id, '/', toString(round)), updated_at, business_date FROM complaint_warnings
    UNION ALL
    SELECT feed, record_id, updated_at, retired_on FROM retirements
)
WHERE (feed, business_date) GLOBAL IN (SELECT run_feed, run_day FROM loaded)
    AND (feed, record_id) GLOBAL IN (SELECT arrayJoin((SELECT groupArray((spoken_feed, spoken_id)) FROM spoken_of)))
ORDER BY written, feed, record_id
LIMIT 21
