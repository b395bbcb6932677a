-- Grain: one row per outbound campaign and agent whose attempts complaints of the period follow.
-- Reads: campaign_measures, campaigns; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: the agent of an attempt without one. campaign_name is the id of a campaign that the list does not have.
SELECT
    if(campaigns.name = '', assumeNotNull(of_campaign), campaigns.name) AS campaign_name,
    of_agent                                                            AS agent_id,
    if(agents.name = '', of_agent, toNullable(agents.name))             AS agent_name,
    complaints                                                          AS complaints_caused
FROM
(
    SELECT CAST(measures.campaign AS Nullable(String)) AS of_campaign, CAST(measures.agent_id AS Nullable(String)) AS of_agent,
        sum(measures.complaints_caused) AS complaints
    FROM campaign_measures AS measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY of_campaign, of_agent
    HAVING complaints > 0
) AS sums
LEFT JOIN campaigns ON campaigns.campaign_id = sums.of_campaign
LEFT JOIN agents ON agents.agent_id = sums.of_agent
ORDER BY complaints_caused DESC, campaign_name, agent_id
