-- Grain: one row per open contact of an outbound campaign that goes back to the pool (公海): not dialled for so many days up to {to} as its campaign says
-- Reads: latest_contacts, campaigns, campaign_attempts
-- of_name: Name of the campaign
-- of_contact: Contact's id within the campaign
-- of_phone: Contact's number; personal data
-- of_agent: Agent whose contact it was
-- of_state: How it stands
-- dialled_last: When it was dialled last, UTC; absent when it never was
-- outcome_last: What became of that
-- days_idle: Days since, up to {to}; of a contact that was never dialled since it was assigned, else since the campaign's first day
SELECT
    campaigns.name AS of_name,
    latest.contact_id AS of_contact,
    latest.phone AS of_phone,
    latest.assigned_to AS of_agent,
    latest.state AS of_state,
    if(last_of.attempts_of_contact > 0, toNullable(last_of.dialled_last), NULL) AS dialled_last,
    if(last_of.attempts_of_contact > 0, toNullable(last_of.outcome_last), NULL) AS outcome_last,
    dateDiff('day', toDate(coalesce(dialled_last, latest.assigned_at, toDateTime64(toString(starts_on), 3, ${tz})), ${tz}), {to:Date}) AS days_idle
FROM latest_contacts AS latest
INNER JOIN campaigns ON campaigns.campaign_id = latest.campaign_id
LEFT JOIN
(
    SELECT campaign_id AS last_campaign, contact_id AS last_contact, count() AS attempts_of_contact, max(dialled_at) AS dialled_last,
        argMax(toString(outcome), (dialled_at, attempt_id)) AS outcome_last
    FROM campaign_attempts
    WHERE business_date <= {to:Date}
    GROUP BY last_campaign, last_contact
) AS last_of ON last_of.last_campaign = latest.campaign_id AND last_of.last_contact = latest.contact_id
WHERE latest.state IN ('new', 'open') AND starts_on <= {to:Date} AND ifNull(days_idle >= pool_days, 0)
