-- Facts: complaint_warnings
-- Of the day: complaint_warnings, retired_records
-- of complaint warnings with a version of the day, or one that retires a round: all that their rounds state in any version, as a round ends a step of the one before
SELECT 'warning_measures' AS model, arrayJoin(arrayDistinct(arrayFilter(on_day -> on_day IS NOT NULL, arrayConcat([toNullable(business_date)],
    arrayMap(at -> toDate(at, {tz:String}), arrayConcat([toNullable(determined_at), reviewed_at, recontacted_at, closed_at], steps.due_at)))))) AS day
FROM warning_deadlines(from = {day:Date}, to = {day:Date}, still_open = 0)
WHERE warning_id IN (SELECT warning_id FROM warning_versions(from = {day:Date}, to = {day:Date}, still_open = 0) WHERE business_date = {day:Date} OR round_id IN
    (SELECT record_id FROM retired_records WHERE feed = 'complaint_warnings' AND business_date = {day:Date}))
