-- severity: warn
-- uses: campaign_attempts
-- label: 外呼拨打的任务与客户都在名单中
-- meaning: every attempt of the day is of a campaign and of a contact that are held; another is counted, but held against no rule of a campaign and no
-- wish of a contact. Reads: campaign_attempts of {day}, campaigns_history and campaign_contacts of all days.
SELECT format('{0} attempts of unknown {1}, such as attempt {2} of {3}', toString(count()), what, min(attempt_id), argMin(of_what, attempt_id)) AS detail
FROM
(
    SELECT attempt_id, 'campaigns' AS what, campaign_id AS of_what
    FROM campaign_attempts
    WHERE business_date = {day:Date} AND campaign_id NOT IN (SELECT campaign_id FROM campaigns_history)
    UNION ALL
    SELECT attempt_id, 'contacts', concat(campaign_id, '/', contact_id)
    FROM campaign_attempts
    WHERE business_date = {day:Date} AND (campaign_id, contact_id) NOT IN (SELECT campaign_id, contact_id FROM campaign_contacts)
)
GROUP BY what
ORDER BY what
