-- Grain: one row per call leg; customers' numbers masked
-- Reads: calls
-- caller: Caller's number; masked when the customer's
-- callee: Called number; masked when the customer's
WITH
    number -> replaceRegexpAll(replaceRegexpOne(number, '^[+＋]86', ''), '\\P{Nd}', '') AS digits,
    number -> concat(if(match(number, '^[+＋]86'), '+86', ''), multiIf(
        lengthUTF8(digits(number)) < 7, '****',
        lengthUTF8(digits(number)) < 11, concat(substringUTF8(digits(number), 1, 2), '****', substringUTF8(digits(number), -2)),
        concat(substringUTF8(digits(number), 1, 3), '****', substringUTF8(digits(number), -4)))) AS masked
SELECT
    business_date, call_id, leg, direction,
    if(direction = 'inbound', masked(calls.caller), calls.caller) AS caller,
    if(direction = 'outbound', masked(calls.callee), calls.callee) AS callee,
    ivr_route, queue, category, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by, transferred_out,
    survey_offered, survey_result, source, source_line
FROM calls
