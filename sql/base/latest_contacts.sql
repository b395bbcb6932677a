-- Grain: one row per contact of a campaign that is not retired, as its latest version says
-- Reads: campaign_contacts, retirements
-- At one moment a version that is wanted goes before one that retires (decision 201).
SELECT latest.*
FROM (SELECT * FROM campaign_contacts ORDER BY updated_at DESC, read_order DESC LIMIT 1 BY campaign_id, contact_id) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'campaign_contacts' GROUP BY record_id
) AS ended ON ended.record_id = concat(latest.campaign_id, '/', latest.contact_id)
WHERE latest.updated_at >= ended.retired_at
