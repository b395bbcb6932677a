-- Grain: one row per service-quality case that was received on the days {from} to {to}, in its latest version
-- Reads: case_versions
-- A version is never older than its case, so that days before {from} need not be read; one more, for clocks that differ.
SELECT *
FROM
(
    SELECT *
    FROM case_versions
    WHERE business_date >= {from:Date} - least(1, toUInt16({from:Date})) AND case_id IN
    (
        SELECT case_id FROM case_versions WHERE business_date >= {from:Date} - least(1, toUInt16({from:Date})) AND received_on BETWEEN {from:Date} AND {to:Date}
    )
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY case_id
)
WHERE received_on BETWEEN {from:Date} AND {to:Date}
