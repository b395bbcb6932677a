-- Grain: one row per agent of outbound campaigns in the period.
-- Reads: campaign_measures; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a ratio over nothing. What no agent had, such as attempts that nobody answered, has a row without agent. agent_name is the id when the agent has no name.
SELECT
    of_agent                                                            AS agent_id,
    if(agents.name = '', of_agent, toNullable(agents.name))             AS agent_name,
    dialled                                                             AS attempts,
    answered                                                            AS connected,
    toDecimal64(answered, 6) / nullIf(dialled, 0)                       AS connect_rate,
    reached                                                             AS contacts_reached,
    successes                                                           AS conversions,
    talk_s / nullIf(answered, 0)                                        AS avg_attempt_talk_s,
    breaches                                                            AS attempts_in_breach
FROM
(
    SELECT CAST(measures.agent_id AS Nullable(String)) AS of_agent, sum(measures.attempts) AS dialled, sum(measures.connected) AS answered,
        sum(measures.contacts_reached) AS reached, sum(measures.conversions) AS successes, sum(attempt_talk_s) AS talk_s,
        sum(measures.attempts_in_breach) AS breaches
    FROM campaign_measures AS measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY of_agent
    HAVING dialled + reached + successes > 0
) AS sums
LEFT JOIN agents ON agents.agent_id = sums.of_agent
ORDER BY attempts DESC, agent_id
