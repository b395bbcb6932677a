-- Grain: one row: over how many days before its own a ticket's customer is looked for
-- Reads: nothing
-- span_days: Days
SELECT toUInt16(${first_time_days}) AS span_days
