-- Facts: ticket_steps
-- Of the day: ticket_steps, tickets, retired_records
-- of steps of tickets with a version of the day, or one that retires them, and of the steps of such tickets, whose categories and channels they have
SELECT 'ticket_measures' AS model, assumeNotNull(arrayJoin(arrayFilter(on_day -> on_day IS NOT NULL, [toNullable(business_date),
    toDate(stated_due_at, {tz:String}), done_on]))) AS day
FROM step_versions
WHERE step_id GLOBAL IN (SELECT step_id FROM step_versions WHERE business_date = {day:Date}
                  UNION ALL SELECT record_id FROM retired_records WHERE feed = 'ticket_steps' AND business_date = {day:Date})
    OR ticket_id GLOBAL IN (SELECT ticket_id FROM tickets WHERE business_date = {day:Date}
                     UNION ALL SELECT record_id FROM retired_records WHERE feed = 'tickets' AND business_date = {day:Date})
UNION ALL
-- days that lie between the day and the first one of which steps were held so far, up to the last loaded one where there was none
SELECT 'ticket_measures', arrayJoin(arrayMap(n -> {day:Date} + n, range(1, toUInt32(greatest(1, next_day - {day:Date})))))
FROM (SELECT min(business_date) AS first_day, ifNull(minOrNullIf(business_date, business_date > {day:Date}), {last_day:Date} + 1) AS next_day
    FROM ticket_steps)
WHERE first_day = {day:Date}
