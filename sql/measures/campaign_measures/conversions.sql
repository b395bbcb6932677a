-- Rows: 外呼成功客户
-- Grain: one row per contact of a campaign whose latest version says success, and the first that did was written on the days {from} to {to}.
-- Reads: latest_contacts and campaign_contacts of the contacts with such a version of these days.
-- Absent: an agent whom the contact was not assigned to; contributions are 0, never absent.
--
-- The amount is the latest; a success that is taken back is taken off its day. Decision: 310.
SELECT
    toDate(converted_at, {tz:String})             AS business_date,
    toNullable(toHour(converted_at, {tz:String}))     AS hour,
    campaign_id                                       AS campaign,
    converted_by                                      AS agent_id,
    -- measures
    toUInt8(1)                                        AS conversions,
    ifNull(amount, toDecimal64(0, 3))                 AS order_amount,
    -- evidence
    contact_id, converted_at, updated_at
FROM latest_contacts AS latest
INNER JOIN
(
    SELECT campaign_id AS of_campaign, contact_id AS of_contact, min(updated_at) AS converted_at, argMin(tuple(assigned_to), updated_at).1 AS converted_by
    FROM campaign_contacts
    WHERE result = 'success'
    GROUP BY of_campaign, of_contact
) AS firsts ON firsts.of_campaign = latest.campaign_id AND firsts.of_contact = latest.contact_id
WHERE latest.result = 'success' AND toDate(converted_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
