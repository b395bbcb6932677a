-- Rows: 知识条目
-- Grain: one row per entry of the knowledge base that was added on the day {day} and is approved.
-- Reads: knowledge of {day}.
-- Absent: the kind of an entry without one; contributions are 0, never absent.
--
-- An entry counts on the day on which it was written, whenever it was approved. Decision: 361.
SELECT
    toNullable(toString(knowledge.agent_id))      AS agent_id,
    kind,
    -- measures
    toUInt8(1)                                    AS knowledge_added,
    -- evidence
    entry_id, added_on, approved_on
FROM knowledge
WHERE business_date = {day:Date} AND approved_on IS NOT NULL
