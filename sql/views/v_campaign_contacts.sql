-- Grain: one row per contact of a campaign in its latest version; number masked, of free text only the length
-- Reads: latest_contacts, campaign_contacts
-- phone: Contact's number, masked
-- sub_result_chars: Finer result; length of the text in characters, absent when there is none
WITH
    ${masked}
SELECT
    campaign_id, contact_id,
    masked(latest_contacts.phone) AS phone,
    assigned_to, assigned_at, state, result,
    lengthUTF8(sub_result) AS sub_result_chars,
    amount, next_at, updated_at, source, source_line
FROM latest_contacts
