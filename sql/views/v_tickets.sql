-- Grain: one row per ticket in its latest version; customers' numbers masked, of free text only the length
-- Reads: tickets_created, tickets
-- caller: Customer's number, masked
-- contact_phone: Number for the reply, masked
-- content_chars: What the customer said; length of the text in characters, absent when there is none
-- customer_request_chars: What the customer wants; length of the text in characters, absent when there is none
WITH
    ${masked}
SELECT
    ticket_id, call_id, agent_id, kind, category, subtype, channel, contact_channel,
    masked(created.caller) AS caller,
    masked(created.contact_phone) AS contact_phone,
    customer_gender, region, ivr_route, urgency, accept_type, transferred,
    lengthUTF8(content) AS content_chars,
    lengthUTF8(customer_request) AS customer_request_chars,
    accepts_gifts, needs_reply, reply_due_at, replied_at, first_response_at, in_scope, info_available, resolved, customer_accepted,
    first_contact, dispatch_group, dispatch_status, status, created_at, updated_at, closed_at, step_due_at,
    step_done_at, escalation_risk, source, source_line
FROM tickets_created(from = '1970-01-01', to = '2149-06-06') AS created
