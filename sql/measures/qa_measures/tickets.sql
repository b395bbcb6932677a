-- Rows: 被抽查工单
-- Grain: one row per ticket that was created on the day {day} and that a call monitoring names, of any day.
-- Reads: tickets_created of {day}, qa_reviews of all days.
-- Absent: agent or category that the ticket does not have; scope and criterion, always; contributions are 0, never absent.
--
-- A ticket counts once, on its own day, for its agent and category, however often it was checked. Decision: 362.
SELECT
    agent_id,
    category,
    CAST(NULL AS Nullable(String))                AS scope,
    CAST(NULL AS Nullable(String))                AS criterion,
    -- measures
    toUInt8(1)                                    AS tickets_checked,
    -- evidence
    ticket_id, created_at, call_id, kind
FROM tickets_created(from = {day:Date}, to = {day:Date})
WHERE ticket_id GLOBAL IN (SELECT assumeNotNull(ticket_id) FROM qa_reviews WHERE ticket_id IS NOT NULL)
