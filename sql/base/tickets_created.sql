-- Grain: one row per ticket that was created on the days {from} to {to}, in its latest version
-- Reads: ticket_versions
-- A version is never older than its ticket, so that days before {from} need not be read; one more, for clocks that differ.
SELECT *
FROM
(
    SELECT *
    FROM ticket_versions
    WHERE business_date >= {from:Date} - least(1, toUInt16({from:Date})) AND ticket_id IN
    (
        SELECT ticket_id FROM ticket_versions WHERE business_date >= {from:Date} - least(1, toUInt16({from:Date})) AND created_on BETWEEN {from:Date} AND {to:Date}
    )
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY ticket_id
)
WHERE created_on BETWEEN {from:Date} AND {to:Date}
