-- Grain: one row per call leg
-- Reads: calls
-- is_talk: 1 when it is inbound and was answered
-- leg_talk_s: Seconds from the answer to the end; 0 when it was not answered
-- caller_masked: Caller's number, masked
-- callee_masked: Called number, masked
WITH
    ${masked}
SELECT
    *,
    direction = 'inbound' AND answered_at IS NOT NULL                                     AS is_talk,
    toDecimal64(ifNull(dateDiff('millisecond', answered_at, ended_at), 0), 3) / 1000      AS leg_talk_s,
    masked(calls.caller)                                                                  AS caller_masked,
    masked(calls.callee)                                                                  AS callee_masked
FROM calls
