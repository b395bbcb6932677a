-- Grain: one row per contact of an outbound campaign whose last day lies in the period, as its latest version says.
-- Reads: latest_contacts, campaign_attempts, campaigns; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: what the contact does not have; the last attempt of a contact that was not dialled. agent_name is the id when the agent has no name.
WITH made AS
(
    SELECT campaign_id AS of_campaign, contact_id AS of_contact, count() AS attempts_of_contact, max(dialled_at) AS dialled_last,
        argMax(toString(outcome), (dialled_at, attempt_id)) AS outcome_last
    FROM campaign_attempts
    WHERE business_date <= {to:Date}
    GROUP BY of_campaign, of_contact
)
SELECT
    campaigns.name                                                      AS campaign_name,
    latest.contact_id                                                   AS contact_id,
    latest.phone                                                        AS phone,
    latest.assigned_to                                                  AS assigned_to,
    if(agents.name = '', latest.assigned_to, toNullable(agents.name))   AS agent_name,
    latest.state                                                        AS contact_state,
    latest.result                                                       AS contact_result,
    latest.sub_result                                                   AS sub_result,
    latest.amount                                                       AS amount,
    attempts_of_contact                                                 AS attempts_made,
    if(attempts_of_contact > 0, toNullable(outcome_last), NULL)         AS last_outcome,
    if(attempts_of_contact > 0, toNullable(dialled_last), NULL)         AS last_dialled_at,
    latest.next_at                                                      AS next_at,
    latest.state IN ('new', 'open')                                     AS is_open
FROM latest_contacts AS latest
INNER JOIN campaigns ON campaigns.campaign_id = latest.campaign_id
LEFT JOIN made ON made.of_campaign = latest.campaign_id AND made.of_contact = latest.contact_id
LEFT JOIN agents ON agents.agent_id = latest.assigned_to
WHERE ifNull(campaigns.ends_on BETWEEN {from:Date} AND {to:Date}, 0)
