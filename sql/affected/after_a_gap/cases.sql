-- Facts: complaint_cases
-- deadlines of cases, in any of their versions
SELECT 'case_measures' AS model, toDate(arrayJoin([received_at, review_due_at, reply_due_at]), {tz:String}) AS day
FROM case_versions
