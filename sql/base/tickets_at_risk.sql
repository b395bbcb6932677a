-- Grain: one row per ticket that is not retired and whose latest version says that the complaint may be taken further
-- Reads: ticket_versions, retirements
-- As tickets_created tells of all tickets of some days, of the few that some version says it of, whatever day they began on.
WITH told AS
(
    SELECT ticket_id FROM ticket_versions WHERE escalation_risk = 1
)
SELECT versions.ticket_id AS ticket_id, latest.2 AS closed_at, created_at, created_on
FROM
(
    SELECT
        ticket_id,
        argMax(tuple(escalation_risk, closed_at), (updated_at, read_order)) AS latest,
        max(updated_at)                                                     AS latest_at,
        argMin(created_at, (updated_at, -read_order))                       AS created_at,
        argMin(created_on, (updated_at, -read_order))                       AS created_on
    FROM ticket_versions
    WHERE ticket_id GLOBAL IN told
    GROUP BY ticket_id
) AS versions
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at FROM retirements WHERE feed = 'tickets' AND record_id GLOBAL IN told GROUP BY record_id
) AS ended ON ended.record_id = versions.ticket_id
WHERE ifNull(latest.1 = 1, 0) AND latest_at >= ended.retired_at
