-- severity: fail
-- uses: complaint_warnings
-- label: 投诉预警各分项不超过其总数
-- meaning: what was on time and overdue is what was due; first rounds lie within all, complete ones within those, satisfied customers within those
-- spoken to, in every row. Reads: warning_measures of {day}.
SELECT format('step {0}, store {1}, agent {2}: due {3} = {4} + {5}; raised {6} of {7}, complete {8}; satisfied {9} of {10}', ifNull(toString(step), '-'),
    ifNull(toString(store), '-'), ifNull(toString(agent_id), '-'), toString(warning_steps_due), toString(warning_steps_on_time),
    toString(warning_steps_overdue), toString(warnings_raised), toString(warning_rounds), toString(warnings_complete), toString(warnings_satisfied),
    toString(warning_recontacts)) AS detail
FROM warning_measures
WHERE business_date = {day:Date}
  AND (warning_steps_due != warning_steps_on_time + warning_steps_overdue OR warnings_raised > warning_rounds OR warnings_complete > warnings_raised
    OR warnings_satisfied > warning_recontacts)
ORDER BY detail
