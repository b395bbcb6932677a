-- severity: fail
-- uses: qa_reviews
-- label: 监听各分项不超过其总数
-- meaning: compliant reviews, problems and calls within the reviews, in every row. Reads: qa_measures of {day}.
SELECT format('agent {0}, category {1}: {2} reviews, {3} compliant, {4} with a problem, {5} calls', ifNull(toString(agent_id), '-'), ifNull(toString(category), '-'),
    toString(qa_done), toString(qa_compliant), toString(qa_problems), toString(qa_calls)) AS detail
FROM qa_measures
WHERE business_date = {day:Date} AND (qa_compliant > qa_done OR qa_problems > qa_done OR qa_calls > qa_done)
ORDER BY detail
