-- Grain: one row per rating menu offered; for centres whose calls carry no ratings
-- Reads: surveys
SELECT
    business_date, call_id, leg, offered_at, result, source, source_line
FROM surveys
