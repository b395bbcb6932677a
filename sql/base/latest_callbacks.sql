-- Grain: one row per follow-up call that is not retired: as its latest version says, assigned as its first one says
-- Reads: callbacks, retirements
-- assigned_at: When it was assigned, as its first version says, UTC
-- At one moment a version that is wanted goes before one that retires (decision 201).
SELECT latest.*, firsts.first AS assigned_at
FROM
(
    SELECT * EXCEPT (assigned_at)
    FROM callbacks
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY callback_id
) AS latest
INNER JOIN
(
    SELECT callback_id AS first_of, argMin(assigned_at, (updated_at, -read_order)) AS first FROM callbacks GROUP BY callback_id
) AS firsts ON firsts.first_of = latest.callback_id
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'callbacks' GROUP BY record_id
) AS ended ON ended.record_id = latest.callback_id
WHERE latest.updated_at >= ended.retired_at
