-- Rows: 被监听来电
-- Facts: qa_reviews
-- Grain: one row per answered inbound call whose leg 1 lies in the day {day} and that was reviewed, on any day.
-- Reads: call_heads of {day}, qa_reviews of all days.
-- Absent: the category of a call without one; scope and criterion, always; contributions are 0, never absent.
--
-- A call counts once, on its own day, for the agent and category of its first answered leg, however often it was reviewed.
SELECT
    agent_id,
    category,
    CAST(NULL AS Nullable(String))                AS scope,
    CAST(NULL AS Nullable(String))                AS criterion,
    -- measures
    toUInt8(1)                                    AS calls_monitored,
    -- evidence
    call_id, call_arrived_at AS arrived_at, first_answered_at AS answered_at
FROM call_heads(from = {day:Date}, to = {day:Date})
WHERE direction = 'inbound' AND has_first_leg AND is_answered AND call_id GLOBAL IN (SELECT assumeNotNull(call_id) FROM qa_reviews WHERE call_id IS NOT NULL)
