-- Grain: one row per complaint ticket that was created on the days {from} to {to} and follows an attempt of a campaign: by its call, or because its
--     customer's number was attempted in the 7 days before
-- Reads: tickets_created, campaign_attempts, campaign_contacts, caller_salt
-- attempt: The latest such attempt: when it was dialled, its id, campaign and agent
WITH
    ${caller_digits},
    ${customer_key},
    ${personal_key},
    complaints AS
    (
        SELECT ticket_id, created_at, created_on, call_id, arrayDistinct(arrayMap(number -> number_or_key(assumeNotNull(number)),
            arrayFilter(number -> number IS NOT NULL, [caller, contact_phone]))) AS numbers
        FROM tickets_created(from = {from:Date}, to = {to:Date})
        WHERE kind = 'complaint'
    )
SELECT ticket_id, any(created_at) AS created_at, any(created_on) AS created_on, max((dialled_at, attempt_id, campaign_id, ifNull(toString(agent_id), ''))) AS attempt
FROM
(
    SELECT ticket_id, created_at, created_on, dialled_at, attempt_id, campaign_id, agent_id
    FROM complaints
    INNER JOIN campaign_attempts AS attempts ON attempts.call_id = complaints.call_id
    UNION ALL
    SELECT ticket_id, created_at, created_on, dialled_at, attempt_id, attempts.campaign_id, agent_id
    FROM (SELECT ticket_id, created_at, created_on, arrayJoin(numbers) AS of_number FROM complaints) AS of_numbers
    INNER JOIN
    (
        SELECT DISTINCT campaign_id AS of_campaign, contact_id AS of_contact, number_or_key(campaign_contacts.phone) AS contact_number FROM campaign_contacts
    ) AS contacts ON contacts.contact_number = of_numbers.of_number
    INNER JOIN campaign_attempts AS attempts ON attempts.campaign_id = contacts.of_campaign AND attempts.contact_id = contacts.of_contact
    WHERE contact_number != '' AND dialled_at <= created_at AND dialled_at >= created_at - INTERVAL 7 DAY
)
GROUP BY ticket_id
