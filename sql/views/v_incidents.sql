-- Grain: one row per system problem; of free text only the length
-- Reads: incidents
-- content_chars: What happened; length of the text in characters, absent when there is none
-- solution_chars: What solved it; length of the text in characters, absent when there is none
SELECT
    business_date, incident_id, occurred_at,
    lengthUTF8(content) AS content_chars,
    reported, reporter, recovered_at,
    lengthUTF8(solution) AS solution_chars,
    affected_seats, equipment_id, source, source_line
FROM incidents
