-- Grain: one row per deadline that had passed and was not met when a version written on the days {from} to {to} moved or dropped it, of records that no
-- version before had shown done; a step that was done late and followed by the next one is not among them.
-- Reads: deadline_episodes; shift_teams and held_teams for whose it is.
-- Absent: agent_id where the record has none, team where the agent has none; next_due_at where the deadline was dropped or the record retired.
SELECT moved.record_id AS record_id, moved.kind AS kind, moved.agent_id AS agent_id,
    toString(coalesce(shift_teams.shift_team, held_teams.held_team)) AS team, moved.due_at AS due_at, moved.ended_at AS moved_at,
    moved.ended_on AS moved_on, moved.next_due_at AS next_due_at
FROM
(
    SELECT feed, record_id, kind, agent_id, due_at, assumeNotNull(ended_at) AS ended_at, assumeNotNull(ended_on) AS ended_on, next_due_at
    FROM deadline_episodes(of = ['tickets', 'ticket_steps', 'callbacks'], by = 'version', from = {from:Date}, to = {to:Date})
    WHERE is_moved_late AND NOT was_shown_done AND ended_on BETWEEN {from:Date} AND {to:Date}
) AS moved
LEFT JOIN shift_teams ON shift_teams.shift_day = moved.ended_on AND shift_teams.shift_agent = moved.agent_id
ASOF LEFT JOIN held_teams ON held_teams.held_agent = moved.agent_id AND held_teams.held_from <= moved.ended_on
ORDER BY moved_at, record_id, kind
