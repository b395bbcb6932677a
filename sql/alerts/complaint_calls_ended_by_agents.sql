-- Grain: one row per agent who ended the call of a complaint that was created on the day {day}: subject (the agent), value (how many such calls),
-- begins_at and ends_at (when the first and the last of them ended), note (their tickets).
-- Reads: tickets_created of {day}; call_heads (the ticket's call with all its legs, whatever day it was on).
-- Absent: a complaint without a call, or of one whose end nobody states, is none; agent 未知 is one whose last leg names nobody.
-- Facts: tickets
WITH
    complaints AS
    (
        SELECT ticket_id, assumeNotNull(call_id) AS of_call
        FROM tickets_created(from = {day:Date}, to = {day:Date})
        WHERE kind = 'complaint' AND call_id IS NOT NULL
    ),
    ends AS
    (
        SELECT call_id, argMax(tuple(last_hangup_by, last_agent_id), last_end) AS ended, max(last_ended_at) AS ended_at
        FROM call_heads(from = '1970-01-01', to = '2149-06-05')
        WHERE call_id GLOBAL IN (SELECT arrayJoin((SELECT groupArray(of_call) FROM complaints)))
        GROUP BY call_id
    )
SELECT
    concat('坐席 ', ifNull(ended.2, '未知'))                              AS subject,
    uniqExact(call_id)                                                  AS value,
    min(ended_at)                                                       AS begins_at,
    max(ended_at)                                                       AS ends_at,
    concat(arrayStringConcat(arraySlice(arraySort(groupArray(concat(formatDateTime(ended_at, '%H:%i', {tz:String}), ' ', ticket_id))), 1, 10), '、'),
        if(value > 10, '……', ''))                                       AS note
FROM ends
INNER JOIN complaints ON of_call = call_id
WHERE ifNull(ended.1 = 'agent', 0)
GROUP BY subject
ORDER BY subject
