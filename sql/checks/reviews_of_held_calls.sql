-- severity: warn
-- uses: qa_reviews
-- label: 监听的通话都已入库
-- Facts: qa_reviews
-- meaning: every call that a review of the day names is held; a review of another counts in qa_done, but for no call and no agent's coverage.
-- Reads: qa_reviews of {day}, calls of all days.
SELECT format('{0} reviews name calls that are not held, such as review {1} of call {2}', toString(count()), min(review_id),
    argMin(assumeNotNull(call_id), review_id)) AS detail
FROM qa_reviews
WHERE business_date = {day:Date} AND call_id IS NOT NULL AND call_id GLOBAL NOT IN
(
    SELECT call_id FROM calls WHERE call_id GLOBAL IN (SELECT assumeNotNull(call_id) FROM qa_reviews WHERE business_date = {day:Date} AND call_id IS NOT NULL)
)
HAVING count() > 0
