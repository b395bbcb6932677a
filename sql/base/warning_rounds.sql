-- Grain: one row per round of a complaint warning that bears on the days {from} to {to}, with {still_open} = 1 of those still open, too, and is not retired, as its latest version says
-- Reads: warning_deadlines, retirements
-- At one moment a version that is wanted goes before one that retires (decision 201).
SELECT latest.*
FROM (SELECT * FROM warning_deadlines(from = {from:Date}, to = {to:Date}, still_open = {still_open:UInt8}) ORDER BY version DESC LIMIT 1 BY round_id) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'complaint_warnings' GROUP BY record_id
) AS ended ON ended.record_id = latest.round_id
WHERE latest.updated_at >= ended.retired_at
