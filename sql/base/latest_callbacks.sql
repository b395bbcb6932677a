-- Grain: one row per follow-up call in its latest version
-- Reads: callback_versions
SELECT *
FROM callback_versions
ORDER BY updated_at DESC, read_order DESC
LIMIT 1 BY callback_id
