-- Grain: one row per outbound campaign that was dialled in the period, and stage: list, dialled, reached, success.
-- Reads: campaign_measures, campaigns.
-- Parameters: from, to: first and last business date, both included.
-- Absent: the share of the first stage, and over a stage without contacts; the list of a campaign without a target has no row.
WITH sums AS
(
    SELECT campaign, [sum(campaign_target), sum(contacts_touched), sum(contacts_reached), sum(conversions)] AS counts
    FROM campaign_measures
    WHERE business_date <= {to:Date}
        AND campaign IN (SELECT campaign FROM campaign_measures WHERE business_date BETWEEN {from:Date} AND {to:Date} AND attempts > 0)
    GROUP BY campaign
)
SELECT
    if(campaigns.name = '', assumeNotNull(sums.campaign), campaigns.name || if(uniqExact(sums.campaign) OVER (PARTITION BY campaigns.name) > 1,
        format('（{0}）', assumeNotNull(sums.campaign)), ''))            AS campaign_name,
    ['名单', '拨打', '触达', '成功'][stage]                                 AS funnel_stage,
    counts[stage]                                                       AS funnel_contacts,
    if(stage = 1, NULL, toDecimal64(counts[stage], 6) / nullIf(counts[stage - 1], 0)) AS funnel_share,
    if(stage = 1, NULL, toNullable(counts[stage - 1]))                  AS funnel_share_per
FROM (SELECT *, arrayJoin([1, 2, 3, 4]) AS stage FROM sums) AS sums
LEFT JOIN campaigns ON campaigns.campaign_id = sums.campaign
WHERE stage > 1 OR counts[1] > 0
ORDER BY campaign_name, sums.campaign, stage
