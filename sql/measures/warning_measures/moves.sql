-- Rows: 预警起点变更
-- Facts: complaint_warnings
-- Grain: one row per version written on the days {from} to {to} that changes or empties a time that a step begins with, which an earlier version had given.
-- Reads: warning_versions of the rounds with a version of these days.
-- Absent: step and role; store that the round does not have; contributions are 0, never absent.
--
-- The first value stands; a later one moves nothing and is counted here, once for each change.
SELECT
    business_date,
    CAST(NULL AS Nullable(String))                AS step,
    CAST(NULL AS Nullable(String))                AS role,
    store,
    agent_id,
    -- measures
    toUInt64(length(moved))                       AS warning_starts_moved,
    -- evidence
    round_id, updated_at AS moved_at, arrayStringConcat(moved, ', ') AS moved_times
FROM warning_versions(from = {from:Date}, to = {to:Date}, still_open = 0)
WHERE business_date BETWEEN {from:Date} AND {to:Date} AND notEmpty(moved)
