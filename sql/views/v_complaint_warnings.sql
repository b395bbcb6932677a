-- Grain: one row per round of a complaint warning in its latest version; number masked, of free text only the length
-- Reads: warning_rounds, complaint_warnings
-- phone: Customer's number, masked
-- problem_chars: What the customer reports; length of the text in characters, absent when there is none
-- findings_chars: What was found and done; length of the text in characters, absent when there is none
-- dissatisfaction_chars: What the customer is not satisfied with; length of the text in characters, absent when there is none
-- difficulty_chars: What is hard about it; length of the text in characters, absent when there is none
-- review_note_chars: Note of the review; length of the text in characters, absent when there is none
-- guidance_chars: Guidance of the store manager; length of the text in characters, absent when there is none
WITH
    ${masked}
SELECT
    warning_id, round, ticket_id, call_id, agent_id, store, determined_at, reported_at,
    masked(warning_rounds.phone) AS phone,
    district,
    lengthUTF8(problem) AS problem_chars,
    lengthUTF8(findings) AS findings_chars,
    lengthUTF8(dissatisfaction) AS dissatisfaction_chars,
    lengthUTF8(difficulty) AS difficulty_chars,
    reviewed_at, review_result,
    lengthUTF8(review_note) AS review_note_chars,
    returned_at, escalated_at, store_done_at, guided_at,
    lengthUTF8(guidance) AS guidance_chars,
    feedback_at, division_asked_at, division_opinion_at, division_by, recontacted_at, customer_satisfied, closed_at,
    updated_at, source, source_line
FROM warning_rounds(from = toDate('1970-01-02'), to = toDate('2149-06-06'), still_open = 0) AS warning_rounds
