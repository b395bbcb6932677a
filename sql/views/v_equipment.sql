-- Grain: one row per device
-- Reads: equipment
SELECT
    equipment_id, kind, model, bought_on, installed_on, maintained_on, status, source, source_line
FROM equipment
