-- Facts: complaint_cases, case_attempts, retired_records
-- of cases with a version of the day, or one that retires them: where they were received and where their deadlines fall, in any of their versions
SELECT 'case_measures' AS model, arrayJoin([received_on, received_on + 2, toDate(review_due_at, {tz:String}), toDate(reply_due_at, {tz:String})]) AS day
FROM case_versions
WHERE case_id GLOBAL IN (SELECT case_id FROM case_versions WHERE business_date = {day:Date}
                  UNION ALL SELECT record_id FROM retired_records WHERE feed = 'complaint_cases' AND business_date = {day:Date})
UNION ALL
-- of cases that were received up to two days before, which count on their third day by the attempts of all three
SELECT 'case_measures', arrayJoin([{day:Date} + 1, {day:Date} + 2])
FROM loaded_days
WHERE feed = 'case_attempts' AND loaded_day = {day:Date}
