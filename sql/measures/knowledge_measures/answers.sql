-- Rows: 知识问题
-- Grain: one row per entry of the knowledge base with a question whose 24 hours end on the day {day}.
-- Reads: knowledge of all days.
-- Absent: the kind of an entry without one; contributions are 0, never absent.
SELECT
    toNullable(toString(knowledge.agent_id))      AS agent_id,
    kind,
    -- measures
    toUInt8(1)                                    AS knowledge_answers_due,
    toUInt8(ifNull(answered_at <= due_at, 0))     AS knowledge_answers_on_time,
    -- evidence
    entry_id, question_at, question_at + INTERVAL 24 HOUR AS due_at, answered_at
FROM knowledge
WHERE toDate(question_at + INTERVAL 24 HOUR, {tz:String}) = {day:Date}
