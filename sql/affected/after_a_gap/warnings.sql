-- Facts: complaint_warnings
-- deadlines of steps, in any version of their rounds
SELECT 'warning_measures' AS model, toDate(assumeNotNull(step.due_at), {tz:String}) AS day
FROM warning_deadlines(from = toDate('1970-01-02'), to = toDate('2149-06-06'), still_open = 0) ARRAY JOIN steps AS step
WHERE step.due_at IS NOT NULL
