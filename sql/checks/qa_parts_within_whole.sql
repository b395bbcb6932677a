-- severity: fail
-- uses: qa_reviews
-- label: 监听各分项不超过其总数
-- meaning: compliant reviews, problems and calls within the reviews, agents heard within those who worked, criteria passed within those checked, in every row. Reads: qa_measures of {day}.
SELECT format('agent {0}, category {1}: {2} reviews, {3} compliant, {4} with a problem, {5} calls; {6} of {7} agents heard; {8} of {9} criteria passed', ifNull(toString(agent_id), '-'), ifNull(toString(category), '-'),
    toString(qa_done), toString(qa_compliant), toString(qa_problems), toString(qa_calls), toString(agents_monitored), toString(agents_working),
    toString(criteria_passed), toString(criteria_checked)) AS detail
FROM qa_measures
WHERE business_date = {day:Date} AND (qa_compliant > qa_done OR qa_problems > qa_done OR qa_calls > qa_done OR agents_monitored > agents_working
    OR criteria_passed > criteria_checked)
ORDER BY detail
