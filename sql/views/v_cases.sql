-- Grain: one row per service-quality case in its latest version; of free text only the length
-- Reads: cases_received, complaint_cases
-- complaint_point_chars: What the customer complains of; length of the text in characters, absent when there is none
-- handling_chars: How it was handled; length of the text in characters, absent when there is none
-- accepted_number: Number that the customer called from, masked
-- contact_phone: Number that the customer left, masked
-- customer_request_chars: What the customer asks for; length of the text in characters, absent when there is none
-- dispute_point_chars: What the two sides do not agree on; length of the text in characters, absent when there is none
-- return_reason_chars: Why it was sent back; length of the text in characters, absent when there is none
-- prefix_group: Group of the agent by config/agent-groups.yml; empty where no prefix fits
-- reason_chars: Reason of the verdict; length of the text in characters, absent when there is none
-- final_verdict: Verdict after the appeal: upheld, rejected or pending; an overturned verdict counts as its opposite
WITH
    ${masked}
SELECT
    case_id, ticket_id, call_id, agent_id, received_at, nature, level,
    lengthUTF8(complaint_point) AS complaint_point_chars,
    lengthUTF8(handling) AS handling_chars,
    verdict,
    lengthUTF8(reason) AS reason_chars,
    handler, lead_reviewed_at, judged_at, appealed_at, appeal_verdict, appeal_by,
    final_verdict,
    replied_at, reply_mode, contact_attempts, submitted_by,
    masked(cases.accepted_number) AS accepted_number, masked(cases.contact_phone) AS contact_phone,
    lengthUTF8(customer_request) AS customer_request_chars, lengthUTF8(dispute_point) AS dispute_point_chars,
    returned_at, lengthUTF8(return_reason) AS return_reason_chars, notified_at, notified_lead, panel_for, panel_against, prefix_group, updated_at, source, source_line
FROM cases_received(from = '1970-01-01', to = '2149-06-06') AS cases
