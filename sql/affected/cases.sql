-- Facts: complaint_cases, retired_records
-- of cases with a version of the day, or one that retires them: where they were received and where their deadlines fall, in any of their versions
SELECT 'case_measures' AS model, arrayJoin([received_on, toDate(review_due_at, {tz:String}), toDate(reply_due_at, {tz:String})]) AS day
FROM case_versions
WHERE case_id IN (SELECT case_id FROM case_versions WHERE business_date = {day:Date}
                  UNION ALL SELECT record_id FROM retirements WHERE feed = 'complaint_cases' AND retired_on = {day:Date})
