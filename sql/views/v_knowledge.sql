-- Grain: one row per entry of the knowledge base
-- Reads: knowledge
SELECT
    business_date, entry_id, agent_id, added_on, approved_on, kind, question_at, answered_at, source, source_line
FROM knowledge
