-- severity: warn
-- uses: qa_reviews
-- label: 监听的工单都已入库，评分项都能读取
-- meaning: every ticket that a review of the day names is held, and what it says of criteria is JSON with a number for each. What is not counts nowhere.
-- Reads: qa_reviews of {day}, tickets of all days.
SELECT format('{0} reviews name tickets that are not held or criteria that are not JSON with numbers, such as review {1}: ticket {2}, criteria {3}', toString(count()),
    min(review_id), argMin(ifNull(ticket_id, '-'), review_id), argMin(ifNull(leftUTF8(criteria, 60), '-'), review_id)) AS detail
FROM qa_reviews
WHERE business_date = {day:Date} AND
(
    ticket_id IS NOT NULL AND ticket_id GLOBAL NOT IN (SELECT ticket_id FROM tickets)
    OR criteria IS NOT NULL AND (JSONType(ifNull(criteria, '')) != 'Object' OR JSONLength(ifNull(criteria, '')) > 0 AND (review_id, length(JSONExtractKeys(ifNull(criteria, ''))))
        GLOBAL NOT IN (SELECT review_id, count() FROM review_criteria WHERE business_date = {day:Date} GROUP BY review_id))
)
HAVING count() > 0
