-- Grain: one row per ticket that was created on the days {from} to {to} and is not retired: as its latest version says, begun as its first one says
-- Reads: ticket_versions, retirements
-- At one moment a version that is wanted goes before one that retires (decision 201). A version is never older than its ticket, so that those that say
-- when a ticket was created lie in {from} or later; one day more, for clocks that differ.
WITH wanted AS
(
    SELECT ticket_id
    FROM ticket_versions
    WHERE business_date >= {from:Date} - least(1, toUInt16({from:Date})) AND created_on BETWEEN {from:Date} AND {to:Date}
)
SELECT latest.* EXCEPT (first), first.1 AS created_at, first.2 AS created_on, first.3 AS response_due_at
FROM
(
    SELECT
        * EXCEPT (created_at, created_on, response_due_at),
        argMin(tuple(created_at, created_on, response_due_at), (updated_at, -read_order)) OVER (PARTITION BY ticket_id) AS first
    FROM ticket_versions
    WHERE ticket_id GLOBAL IN wanted
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY ticket_id
) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'tickets' AND record_id GLOBAL IN wanted GROUP BY record_id
) AS ended ON ended.record_id = latest.ticket_id
WHERE created_on BETWEEN {from:Date} AND {to:Date} AND latest.updated_at >= ended.retired_at
