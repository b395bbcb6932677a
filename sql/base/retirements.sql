-- Grain: one row per versioned feed, record and version that retires it
-- Reads: retired_records, caller_salt
-- record_id: Key of the record; that of a subscription without its number (decision 308)
-- retired_on: Business day of updated_at
-- Of rows of one version the last read stands.
WITH
    ${caller_digits},
    ${customer_key},
    ${personal_key}
SELECT
    feed,
    record_id,
    updated_at,
    argMax(tuple(business_date), read_order).1   AS retired_on,
    argMax(tuple(replied_at), read_order).1      AS replied_at,
    argMax(tuple(step_done_at), read_order).1    AS step_done_at,
    argMax(tuple(done_at), read_order).1         AS done_at
FROM
(
    SELECT * REPLACE (if(feed = 'sms_subscriptions', concat(number_or_key(substring(record_id, 1, position(record_id, '/') - 1)),
        substring(record_id, position(record_id, '/'))), record_id) AS record_id)
    FROM retired_records
) AS every
GROUP BY feed, record_id, updated_at
