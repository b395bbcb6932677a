-- Grain: one row per call leg; customers' numbers masked
-- Reads: call_legs
-- caller: Caller's number; masked when the customer's
-- callee: Called number; masked when the customer's
SELECT
    business_date, call_id, leg, direction,
    if(direction = 'inbound', caller_masked, call_legs.caller) AS caller,
    if(direction = 'outbound', callee_masked, call_legs.callee) AS callee,
    ivr_route, queue, category, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by, transferred_out,
    survey_offered, survey_result, lost_reason, source, source_line
FROM call_legs
