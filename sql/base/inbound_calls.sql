-- Grain: one row per inbound call whose leg 1 lies in the days {from} to {to}
-- Reads: call_heads
-- asked_for_agent: 1 when the caller asked for an agent
-- is_lost: 1 when no agent answered a caller who had asked for one
-- is_turned_away: 1 when the caller stood at the door of a queue and got into none (decision 243)
-- ended_by_caller: 1 when the caller ended it; who is not said is the caller, as only the system can have ended a lost call beside the caller
-- lost_reason: Why it was lost where it was
-- wait_ms: Wait in milliseconds. It ends with the first answer; a call answered before it ever queued did not wait
SELECT
    *,
    did_queue OR is_answered                                                              AS asked_for_agent,
    asked_for_agent AND NOT is_answered                                                   AS is_lost,
    NOT asked_for_agent AND ifNull(stated_lost_reason IN ('full', 'empty', 'closed'), 0)  AS is_turned_away,
    ifNull(last_hangup_by = 'caller', 1)                                                  AS ended_by_caller,
    ifNull(stated_lost_reason, if(ended_by_caller, 'abandoned', 'other'))                 AS lost_reason,
    if(did_queue, greatest(assumeNotNull(dateDiff('millisecond', first_queued_at,
        if(is_answered, first_answered_at, last_ended_at))), 0), 0)                       AS wait_ms
FROM call_heads(from = {from:Date}, to = {to:Date})
WHERE direction = 'inbound' AND has_first_leg
