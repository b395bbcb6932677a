-- Grain: one row per slip written by hand; of free text only the length
-- Reads: penalty_slips
-- note_chars: Note; length of the text in characters, absent when there is none
SELECT
    business_date, slip_id, agent_id, code, call_id, ticket_id,
    lengthUTF8(note) AS note_chars,
    status, amount, source, source_line
FROM penalty_slips
