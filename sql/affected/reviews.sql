-- Facts: qa_reviews
-- Of the day: qa_reviews, tickets, retired_records
-- days of the calls that were reviewed on the day
SELECT 'qa_measures' AS model, business_date AS day
FROM calls
WHERE call_id GLOBAL IN (SELECT assumeNotNull(call_id) FROM qa_reviews WHERE business_date = {day:Date} AND call_id IS NOT NULL)
UNION ALL
-- days of tickets that reviews name, where one of the two is of the day
SELECT 'qa_measures', created_on
FROM ticket_versions
WHERE ticket_id GLOBAL IN (SELECT assumeNotNull(ticket_id) FROM qa_reviews WHERE business_date = {day:Date} AND ticket_id IS NOT NULL)
    OR ticket_id GLOBAL IN (SELECT assumeNotNull(ticket_id) FROM qa_reviews WHERE ticket_id IS NOT NULL)
        AND ticket_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                          UNION ALL SELECT record_id FROM retired_records WHERE feed = 'tickets' AND business_date = {day:Date})
