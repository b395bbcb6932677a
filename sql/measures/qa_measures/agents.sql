-- Rows: 接听坐席
-- Grain: one row per agent who answered an inbound call on the day {day}.
-- Reads: call_legs of {day}, qa_reviews of all days.
-- Absent: category, scope and criterion, always; contributions are 0, never absent.
--
-- An agent was monitored when one of the agent's calls of the day was reviewed, on any day and whichever of its agents the review was for.
-- Decision: 33.
SELECT
    CAST(agent_id AS Nullable(String))            AS agent_id,
    CAST(NULL AS Nullable(String))                AS category,
    CAST(NULL AS Nullable(String))                AS scope,
    CAST(NULL AS Nullable(String))                AS criterion,
    -- measures
    toUInt8(1)                                    AS agents_working,
    toUInt8(countIf(call_id GLOBAL IN (SELECT assumeNotNull(call_id) FROM qa_reviews WHERE call_id IS NOT NULL)) > 0) AS agents_monitored,
    -- evidence
    count()                                       AS calls_answered
FROM call_legs
WHERE business_date = {day:Date} AND is_talk AND call_legs.agent_id IS NOT NULL
GROUP BY call_legs.agent_id
