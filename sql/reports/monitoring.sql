-- Grain: one row per monitored call that was reviewed in the period.
-- Reads: qa_reviews; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: what the review does not say. agent_name is the reviewer's, else that of agents, else the id.
SELECT
    review_id,
    reviewed_on,
    scope,
    call_id,
    category,
    qa_reviews.agent_id                                                 AS agent_id,
    coalesce(qa_reviews.name, nullIf(agents.name, ''), qa_reviews.agent_id) AS agent_name,
    has_problem,
    problem_code,
    problem_detail,
    compliant,
    score,
    reviewer,
    remark
FROM qa_reviews
LEFT JOIN agents ON agents.agent_id = qa_reviews.agent_id
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, qa_reviews.agent_id)}
