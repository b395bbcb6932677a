-- Grain: one row per planned shift
-- Reads: shifts
SELECT
    business_date, agent_id, starts_at, ends_at, team, source, source_line
FROM shifts
