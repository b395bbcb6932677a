-- Grain: one row per agent who answered an inbound call in the period and for whom no call of the period was reviewed, on any day.
-- Reads: call_legs of the period, qa_reviews of all days; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: nothing. agent_name is the id where the agent has no name.
--
-- Unlike agents_monitored this goes by the agent whom the review was for (decision 250). reviews_elsewhere: reviews of the agent in the period
-- that are for a call of another period, for one that is not held, or for none.
WITH
    talks AS
    (
        SELECT business_date, call_id, agent_id FROM call_legs WHERE is_talk AND business_date BETWEEN {from:Date} AND {to:Date}
            AND ${edition(business_date, agent_id)}
    ),
    heard AS
    (
        SELECT agent_id, call_id FROM qa_reviews WHERE call_id GLOBAL IN (SELECT call_id FROM talks)
    )
SELECT
    assumeNotNull(talks.agent_id)                                       AS agent_id,
    if(any(agents.name) = '', agent_id, any(agents.name))               AS agent_name,
    uniqExact(business_date)                                            AS days_worked,
    uniqExact(call_id)                                                  AS calls_answered,
    any(elsewhere.reviews)                                              AS reviews_elsewhere
FROM talks
LEFT JOIN agents ON agents.agent_id = talks.agent_id
LEFT JOIN
(
    SELECT agent_id AS reviewed, count() AS reviews FROM qa_reviews WHERE business_date BETWEEN {from:Date} AND {to:Date} GROUP BY agent_id
) AS elsewhere ON elsewhere.reviewed = talks.agent_id
WHERE talks.agent_id IS NOT NULL AND talks.agent_id GLOBAL NOT IN (SELECT agent_id FROM heard)
GROUP BY talks.agent_id
ORDER BY calls_answered DESC, agent_id
