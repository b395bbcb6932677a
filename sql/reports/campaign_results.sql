-- Grain: one row per outbound campaign that was dialled in the period.
-- Reads: campaign_measures, latest_contacts, campaigns.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a ratio over nothing, a target that the campaign does not have. campaign_name is the id of a campaign that the list does not have;
-- campaigns of one name show their ids behind it.
--
-- Attempts are those of the period; contacts, and ratios of them, are counted from the campaign's first day to the period's end (decision 310).
WITH
    sums AS
    (
        SELECT
            campaign,
            sum(campaign_target) AS targets, sum(contacts_touched) AS touched, sum(contacts_reached) AS reached, sum(measures.conversions) AS successes,
            sum(measures.order_amount) AS amounts,
            sumIf(measures.attempts, business_date >= {from:Date}) AS dialled, sumIf(measures.connected, business_date >= {from:Date}) AS answered,
            sumIf(abandoned, business_date >= {from:Date}) AS given_up, sumIf(attempt_talk_s, business_date >= {from:Date}) AS talk_s,
            sumIf(measures.attempts_in_breach, business_date >= {from:Date}) AS breaches
        FROM campaign_measures AS measures
        WHERE business_date <= {to:Date}
            AND campaign IN (SELECT campaign FROM campaign_measures WHERE business_date BETWEEN {from:Date} AND {to:Date} AND campaign_measures.attempts > 0)
        GROUP BY campaign
    ),
    stated AS
    (
        SELECT campaign_id AS of_campaign, countIf(result = 'pending') AS pending, countIf(result = 'failure') AS failed FROM latest_contacts GROUP BY of_campaign
    )
SELECT
    if(campaigns.name = '', assumeNotNull(sums.campaign), campaigns.name || if(uniqExact(sums.campaign) OVER (PARTITION BY campaigns.name) > 1,
        format('（{0}）', assumeNotNull(sums.campaign)), ''))            AS campaign_name,
    nullIf(toString(campaigns.kind), '')                                AS campaign_kind,
    campaigns.target                                                    AS campaign_target,
    touched                                                             AS contacts_touched,
    reached                                                             AS contacts_reached,
    successes                                                           AS conversions,
    pending                                                             AS contacts_pending,
    failed                                                              AS contacts_failed,
    dialled                                                             AS attempts,
    answered                                                            AS connected,
    toDecimal64(answered, 6) / nullIf(dialled, 0)                       AS connect_rate,
    toDecimal64(reached, 6) / nullIf(touched, 0)                        AS reach_rate,
    toDecimal64(successes, 6) / nullIf(reached, 0)                      AS conversion_rate,
    toDecimal64(if(targets > 0, touched, 0), 6) / nullIf(targets, 0)    AS penetration,
    toDecimal64(given_up, 6) / nullIf(answered + given_up, 0)           AS abandon_rate,
    answered + given_up                                                 AS abandon_rate_per,
    talk_s / nullIf(answered, 0)                                        AS avg_attempt_talk_s,
    amounts                                                             AS order_amount,
    breaches                                                            AS attempts_in_breach,
    given_up * 100 > (answered + given_up) * 3                          AS is_abandoning
FROM sums
LEFT JOIN campaigns ON campaigns.campaign_id = sums.campaign
LEFT JOIN stated ON stated.of_campaign = sums.campaign
