-- Grain: one row per service-quality case that was received on the days {from} to {to} and is not retired: as its latest version says, begun as its
--     first one says
-- Reads: case_versions, retirements
-- At one moment a version that is wanted goes before one that retires (decision 201). A version is written after its case was received, but for clocks
-- that differ.
WITH wanted AS
(
    SELECT case_id
    FROM case_versions
    WHERE business_date >= {from:Date} - least(1, toUInt16({from:Date})) AND received_on BETWEEN {from:Date} AND {to:Date}
)
SELECT latest.* EXCEPT (first), first.1 AS received_at, first.2 AS received_on, first.3 AS review_due_at, first.4 AS reply_due_at
FROM
(
    SELECT
        * EXCEPT (received_at, received_on, review_due_at, reply_due_at),
        argMin(tuple(received_at, received_on, review_due_at, reply_due_at), (updated_at, -read_order)) OVER (PARTITION BY case_id) AS first
    FROM case_versions
    WHERE case_id GLOBAL IN wanted
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY case_id
) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'complaint_cases' AND record_id GLOBAL IN wanted GROUP BY record_id
) AS ended ON ended.record_id = latest.case_id
WHERE received_on BETWEEN {from:Date} AND {to:Date} AND latest.updated_at >= ended.retired_at
