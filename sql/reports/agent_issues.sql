-- Grain: one row per problem at a seat that occurred in the period.
-- Reads: agent_issues.
-- Parameters: from, to: first and last business date, both included.
-- Absent: recovered_at while the problem is not over.
SELECT issue_id, occurred_at, content, scope, recovered_at, recovered_at IS NULL AS is_open
FROM agent_issues
WHERE business_date BETWEEN {from:Date} AND {to:Date}
