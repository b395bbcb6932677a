-- Grain: one row per span of time for which an agent need not be logged in, as delivered; of free text only the length
-- Reads: excused
-- reason_chars: Why; length of the text in characters, absent when there is none
SELECT
    business_date, agent_id, from_at, to_at,
    lengthUTF8(reason) AS reason_chars,
    approved_by, source, source_line
FROM excused
