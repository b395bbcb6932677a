-- Grain: one row per version of a round of a complaint warning that bears on the days {from} to {to}, with {still_open} = 1 of those still open, too, with what it states of each step
-- Reads: warning_versions
-- steps: Of each step of config/warnings.yml its id, when it began, the deadline and when it ended; no deadline where it has not begun, is
--     not wanted or ended before it began (decision 290)
SELECT
    *,
    arrayMap(step -> CAST((step.1, step.2,
        if(step.5 = 1 AND step.2 IS NOT NULL AND NOT ifNull(step.3 < step.2, 0),
            if(step.4 >= 0, step.2 + toIntervalMillisecond(step.4),
                CAST(toDateTime64(toString(toDate(step.2, ${tz}) + 2), 3, ${tz}) - toIntervalMillisecond(1) AS Nullable(DateTime64(3, 'UTC')))),
            NULL), step.3),
        'Tuple(id String, began_at Nullable(DateTime64(3, \'UTC\')), due_at Nullable(DateTime64(3, \'UTC\')), ended_at Nullable(DateTime64(3, \'UTC\')))'),
        ${warning_steps}) AS steps
FROM warning_versions(from = {from:Date}, to = {to:Date}, still_open = {still_open:UInt8})
