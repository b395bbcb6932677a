-- Grain: one row per section and key: the problems that monitoring found, by nature (the code) and by agent.
-- Reads: qa_reviews; agents.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before.
-- Absent: a null key stands for problems without a code; a key that neither period has gives no row. The key of an agent is id and name;
-- agents without a problem are listed with what was monitored.
SELECT
    section_and_key.1                                                   AS section,
    section_and_key.2                                                   AS key,
    countIf(has_problem AND business_date >= {from:Date})               AS problems,
    countIf(has_problem AND business_date <= {before_to:Date})          AS problems_before,
    countIf(business_date >= {from:Date})                               AS reviews,
    countIf(NOT compliant AND business_date >= {from:Date})             AS not_compliant
FROM
(
    SELECT
        business_date, has_problem, compliant,
        if(agents.name = '', qa_reviews.agent_id, concat(qa_reviews.agent_id, ' ', agents.name)) AS agent,
        arrayJoin(arrayFilter(entry -> entry.1 != 'nature' OR has_problem, [
            ('nature', CAST(problem_code AS Nullable(String))),
            ('agent', CAST(agent AS Nullable(String)))
        ])) AS section_and_key
    FROM qa_reviews
    LEFT JOIN agents ON agents.agent_id = qa_reviews.agent_id
    WHERE business_date BETWEEN {before_from:Date} AND {to:Date} AND ${edition(business_date, qa_reviews.agent_id)}
)
WHERE business_date >= {from:Date} OR business_date <= {before_to:Date}
GROUP BY section, key
ORDER BY section, key
