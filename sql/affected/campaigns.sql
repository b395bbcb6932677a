-- Facts: campaigns, campaigns_history, campaign_contacts, campaign_attempts
-- Of the day: tickets, retired_records, campaigns_history, campaign_contacts, campaign_attempts
-- of outbound campaigns: the day's tickets that any version calls a complaint; contacts with a version of the day, or one that retires them, by the days that
-- first said success, by attempts after it, and by complaints after any attempt where it brings a number; later attempts and complaints of who was attempted;
-- days whose campaign changed
SELECT 'campaign_measures' AS model, arrayJoin(groupUniqArray(created_on)) AS day
FROM ticket_versions
WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                    UNION ALL SELECT record_id FROM retired_records WHERE feed = 'tickets' AND business_date = {day:Date})
GROUP BY ticket_id
HAVING countIf(kind = 'complaint') > 0
UNION ALL
SELECT 'campaign_measures', business_date
FROM campaign_contacts
WHERE result = 'success' AND ((campaign_id, contact_id) GLOBAL IN (SELECT campaign_id, contact_id FROM campaign_contacts WHERE business_date = {day:Date})
    OR concat(campaign_id, '/', contact_id) GLOBAL IN (SELECT record_id FROM retired_records WHERE feed = 'campaign_contacts' AND business_date = {day:Date}))
UNION ALL
SELECT 'campaign_measures', business_date
FROM campaign_attempts
WHERE business_date > {day:Date} AND (campaign_id, contact_id) GLOBAL IN (SELECT campaign_id, contact_id FROM campaign_attempts WHERE business_date = {day:Date}
    UNION ALL SELECT campaign_id, contact_id FROM campaign_contacts WHERE business_date = {day:Date})
UNION ALL
SELECT 'campaign_measures', arrayJoin(arrayMap(n -> business_date + n, range(0, 8)))
FROM
(
    SELECT DISTINCT business_date
    FROM campaign_attempts
    WHERE (campaign_id, contact_id) GLOBAL IN
    (
        SELECT campaign_id, contact_id
        FROM campaign_contacts
        WHERE (campaign_id, contact_id) GLOBAL IN (SELECT campaign_id, contact_id FROM campaign_contacts WHERE business_date = {day:Date})
        GROUP BY campaign_id, contact_id, phone
        HAVING min(business_date) = {day:Date}
    )
)
UNION ALL
SELECT 'campaign_measures', arrayJoin(arrayMap(n -> {day:Date} + n, range(0, 8)))
FROM (SELECT 1 FROM campaign_attempts WHERE business_date = {day:Date} LIMIT 1)
UNION ALL
SELECT 'campaign_measures', created_on
FROM ticket_versions
WHERE created_on > {day:Date} AND call_id GLOBAL IN (SELECT assumeNotNull(call_id) FROM campaign_attempts WHERE business_date = {day:Date} AND call_id IS NOT NULL)
UNION ALL
SELECT 'campaign_measures', business_date
FROM campaign_attempts
WHERE (campaign_id GLOBAL IN (SELECT campaign_id FROM campaigns_history WHERE business_date = {day:Date}) AND business_date > {day:Date})
    OR campaign_id GLOBAL IN (SELECT campaign_id FROM campaigns_history GROUP BY campaign_id HAVING min(business_date) = {day:Date})
UNION ALL
SELECT 'campaign_measures', starts_on
FROM campaigns_history
WHERE campaign_id GLOBAL IN (SELECT campaign_id FROM campaigns_history WHERE business_date = {day:Date})
