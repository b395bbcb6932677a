-- Grain: one row per deadline that had passed and was not met when a version written on the days {from} to {to} moved or dropped it, of records that no
-- version before had shown done; a step that was done late and followed by the next one is not among them.
-- Reads: deadline_episodes.
-- Absent: agent_id where the record has none; next_due_at where the deadline was dropped or the record retired.
SELECT feed, record_id, kind, agent_id, due_at, ended_at AS moved_at, next_due_at
FROM deadline_episodes(from = {from:Date}, to = {to:Date})
WHERE is_moved_late AND NOT was_shown_done AND ended_on BETWEEN {from:Date} AND {to:Date}
ORDER BY moved_at, feed, record_id, kind
