-- Grain: one row per versioned feed, record and version that retires it
-- Reads: retired_records
-- record_id: Key of the record
-- retired_on: Business day of updated_at
-- Of rows of one version the last read stands.
SELECT
    feed,
    record_id,
    updated_at,
    argMax(tuple(business_date), read_order).1   AS retired_on,
    argMax(tuple(replied_at), read_order).1      AS replied_at,
    argMax(tuple(step_done_at), read_order).1    AS step_done_at,
    argMax(tuple(done_at), read_order).1         AS done_at
FROM retired_records AS every
GROUP BY feed, record_id, updated_at
