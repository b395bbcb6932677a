-- Grain: one row for each thing of the days {from} to {to} that a contract may make a slip of.
-- Reads: possible_slips; shift_teams, held_teams and call_heads (the slip's call, whatever day it was on) for whose it is.
-- Absent: code where the source names none, team and queue where the agent or the call has none, amount where the tariff decides,
-- quantity where nothing is counted.
--
-- call_held: 0 of a call that the warehouse does not hold, 1 of every other slip, one without a call too.
-- Decision: 181.
WITH
    slips AS
    (
        SELECT * FROM possible_slips(from = {from:Date}, to = {to:Date})
    ),
    call_queues AS
    (
        SELECT call_id, argMin(tuple(queue), direction).1 AS queue
        FROM call_heads(from = '1970-01-01', to = '2149-06-05')
        WHERE call_id GLOBAL IN (SELECT arrayJoin((SELECT groupArray(call_id) FROM slips)))
        GROUP BY call_id
    )
SELECT slips.kind AS kind, slips.id AS id, slips.day AS day, toInt64(slips.at_ms) AS at_ms, slips.agent_id AS agent_id,
    toString(coalesce(shift_teams.shift_team, held_teams.held_team)) AS team, toString(call_queues.queue) AS queue, slips.code AS code, slips.nature AS nature,
    slips.standing AS standing, slips.appealed AS appealed, slips.quantity AS quantity, slips.amount AS amount,
    slips.call_id AS call_id, slips.ticket_id AS ticket_id,
    toUInt8(slips.call_id IS NULL OR call_queues.call_id != '') AS call_held
FROM slips
LEFT JOIN call_queues ON call_queues.call_id = slips.call_id
LEFT JOIN shift_teams ON shift_teams.shift_day = slips.day AND shift_teams.shift_agent = slips.agent_id
ASOF LEFT JOIN held_teams ON held_teams.held_agent = slips.agent_id AND held_teams.held_from <= slips.day
ORDER BY day, kind, id
