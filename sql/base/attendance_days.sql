-- Grain: one row per agent and day of attendance
-- Reads: attendance
-- is_scheduled: 1 when a shift was planned that is no rest word
-- is_attended: 1 when one was planned and one was worked
SELECT
    *,
    scheduled_shift IS NOT NULL AND NOT has(${rest_words}, lower(assumeNotNull(scheduled_shift)))                AS is_scheduled,
    is_scheduled AND actual_shift IS NOT NULL AND NOT has(${rest_words}, lower(assumeNotNull(actual_shift)))     AS is_attended
FROM attendance
