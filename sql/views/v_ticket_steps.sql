-- Grain: one row per step of a ticket in its latest version
-- Reads: step_versions, ticket_steps, retirements
-- due_at: When it is due, UTC: as the version states, else as config/limits.yml says of the step; none of a step that was cancelled
SELECT ticket_id, step_no, step, step_group, owner, started_at, latest.stated_due_at AS due_at, done_at, outcome, updated_at, source, source_line
FROM (SELECT * FROM step_versions ORDER BY updated_at DESC, read_order DESC LIMIT 1 BY step_id) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'ticket_steps' GROUP BY record_id
) AS ended ON ended.record_id = latest.step_id
WHERE latest.updated_at >= ended.retired_at
