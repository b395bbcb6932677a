-- Grain: one row per problem at a seat; of free text only the length
-- Reads: agent_issues
-- content_chars: What happened; length of the text in characters, absent when there is none
SELECT
    business_date, issue_id, occurred_at,
    lengthUTF8(content) AS content_chars,
    scope, recovered_at, source, source_line
FROM agent_issues
