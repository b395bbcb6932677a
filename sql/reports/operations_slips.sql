-- Grain: one row per agent with something that a contract may make a slip of, neither pending nor revoked nor overturned.
-- Reads: possible_slips.
-- Parameters: from, to: first and last business date, both included.
-- Absent: what belongs to no agent.
-- Facts: qa_reviews, complaint_cases, attendance, penalty_slips, complaint_warnings
SELECT toString(agent_id) AS agent_id, count() AS slips
FROM possible_slips(from = {from:Date}, to = {to:Date})
WHERE standing = 'charged' AND agent_id IS NOT NULL AND ${edition(day, agent_id)}
GROUP BY agent_id
