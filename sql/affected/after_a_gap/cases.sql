-- Facts: complaint_cases
-- deadlines of cases, in any of their versions
SELECT 'case_measures' AS model, arrayJoin([received_on, received_on + 2, toDate(review_due_at, {tz:String}), toDate(reply_due_at, {tz:String})]) AS day
FROM case_versions
