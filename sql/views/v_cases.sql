-- Grain: one row per service-quality case in its latest version; of free text only the length
-- Reads: cases_received, complaint_cases
-- complaint_point_chars: What the customer complains of; length of the text in characters, absent when there is none
-- handling_chars: How it was handled; length of the text in characters, absent when there is none
-- reason_chars: Reason of the verdict; length of the text in characters, absent when there is none
-- final_verdict: Verdict after the appeal: upheld, rejected or pending; an overturned verdict counts as its opposite
SELECT
    case_id, ticket_id, call_id, agent_id, received_at, nature, level,
    lengthUTF8(complaint_point) AS complaint_point_chars,
    lengthUTF8(handling) AS handling_chars,
    verdict,
    lengthUTF8(reason) AS reason_chars,
    handler, lead_reviewed_at, judged_at, appealed_at, appeal_verdict, appeal_by,
    final_verdict,
    replied_at, reply_mode, contact_attempts, updated_at, source, source_line
FROM cases_received(from = '1970-01-01', to = '2149-06-06')
