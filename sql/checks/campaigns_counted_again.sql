-- severity: fail
-- uses: campaign_attempts, campaign_contacts
-- label: 外呼拨打、触达与成功数重新计数相等
-- meaning: by campaign, the attempts of the day, the contacts that were first attempted and first connected in it, and those that first succeeded in it and
-- are still a success, by a second path: the facts of all days in groups. Reads: campaign_attempts, campaign_contacts and retired_records of all days,
-- campaign_measures of {day}.
SELECT format('campaign {0}: the facts hold {1}, measured are {2} (attempts, touched, reached, conversions)', of_campaign, toString(sumForEach(stated)),
    toString(sumForEach(counted))) AS detail
FROM
(
    SELECT
        campaign_id AS of_campaign,
        [toInt64(countIf(business_date = {day:Date})), toInt64(toDate(min(dialled_at), {tz:String}) = {day:Date}),
            toInt64(countIf(outcome = 'connected') > 0 AND toDate(minIf(dialled_at, outcome = 'connected'), {tz:String}) = {day:Date}), 0] AS stated,
        [toInt64(0), 0, 0, 0] AS counted
    FROM campaign_attempts
    WHERE (campaign_id, contact_id) IN (SELECT campaign_id, contact_id FROM campaign_attempts WHERE business_date = {day:Date})
    GROUP BY campaign_id, contact_id
    UNION ALL
    SELECT campaign_id, [toInt64(0), 0, 0, 1], [toInt64(0), 0, 0, 0]
    FROM
    (
        SELECT campaign_id, contact_id, result, updated_at, 1 AS wanted FROM campaign_contacts
        UNION ALL
        SELECT splitByChar('/', record_id)[1], arrayStringConcat(arrayPopFront(splitByChar('/', record_id)), '/'), NULL, updated_at, 0
        FROM retired_records WHERE feed = 'campaign_contacts'
    )
    GROUP BY campaign_id, contact_id
    HAVING ifNull(argMax(tuple(result), (updated_at, wanted)).1 = 'success', 0)
        AND toDate(minIf(updated_at, ifNull(result = 'success', 0)), {tz:String}) = {day:Date}
    UNION ALL
    SELECT ifNull(toString(campaign), '-'), [toInt64(0), 0, 0, 0],
        [toInt64(attempts), toInt64(contacts_touched), toInt64(contacts_reached), toInt64(conversions)]
    FROM campaign_measures
    WHERE business_date = {day:Date}
)
GROUP BY of_campaign
HAVING sumForEach(stated) != sumForEach(counted)
ORDER BY of_campaign
