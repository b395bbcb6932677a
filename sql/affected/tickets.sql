-- Facts: tickets, ticket_steps, callbacks, retired_records
-- Of the day: tickets, ticket_steps, callbacks, retired_records
-- of tickets and follow-up calls with a version of the day, or one that retires them: where they were created, where their deadlines fall,
-- and where their other versions were written, in any of their versions
SELECT 'ticket_measures' AS model, arrayJoin(arrayFilter(on_day -> on_day IS NOT NULL, [toNullable(created_on), toNullable(business_date),
    toDate(reply_due_at, {tz:String}), toNullable(toDate(response_due_at, {tz:String})), toDate(step_due_at, {tz:String})])) AS day
FROM ticket_versions
WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                    UNION ALL SELECT record_id FROM retired_records WHERE feed = 'tickets' AND business_date = {day:Date})
UNION ALL
SELECT model, arrayJoin(arrayFilter(on_day -> on_day IS NOT NULL, if(model = 'ticket_measures', [toNullable(business_date), due_on], [due_on, done_on])))
FROM
(
    SELECT arrayJoin(['ticket_measures', 'callback_measures']) AS model, business_date, toDate(due_at, {tz:String}) AS due_on,
        toDate(done_at, {tz:String}) AS done_on
    FROM callbacks
    WHERE callback_id GLOBAL IN (SELECT callback_id FROM callbacks WHERE business_date = {day:Date}
                          UNION ALL SELECT record_id FROM retired_records WHERE feed = 'callbacks' AND business_date = {day:Date})
)
UNION ALL
-- where versions retire records that have another one of the day
SELECT 'ticket_measures', business_date
FROM retired_records
WHERE feed IN ('tickets', 'ticket_steps', 'callbacks')
    AND record_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                      UNION ALL SELECT step_id FROM step_versions WHERE business_date = {day:Date}
                      UNION ALL SELECT callback_id FROM callbacks WHERE business_date = {day:Date}
                      UNION ALL SELECT record_id FROM retired_records AS others WHERE business_date = {day:Date})
UNION ALL
-- days on which the day's tickets' customers were in touch
SELECT 'customer_days', created_on
FROM ticket_versions
WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                    UNION ALL SELECT record_id FROM retired_records WHERE feed = 'tickets' AND business_date = {day:Date})
