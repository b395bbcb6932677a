-- Grain: one row per step of a ticket that is not retired and ended on the days {from} to {to}, as its latest version says
-- Reads: step_versions, retirements, tickets
-- category, channel: Those of the ticket, as its latest version says
-- At one moment a version that is wanted goes before one that retires (decision 201). A version may be older than the end that it states: all days are looked through by the index of done_at.
WITH
    wanted AS
    (
        SELECT step_id, ticket_id
        FROM step_versions
        WHERE toDate(coalesce(done_at, updated_at), ${tz}) BETWEEN {from:Date} AND {to:Date} AND done_on IS NOT NULL
    )
SELECT latest.*, about.category AS category, about.channel AS channel
FROM
(
    SELECT *
    FROM step_versions
    WHERE step_id GLOBAL IN (SELECT step_id FROM wanted) AND ticket_id GLOBAL IN (SELECT ticket_id FROM wanted)
    ORDER BY updated_at DESC, read_order DESC
    LIMIT 1 BY step_id
) AS latest
LEFT JOIN
(
    SELECT record_id, max(updated_at) AS retired_at
    FROM retirements
    WHERE feed = 'ticket_steps' AND record_id GLOBAL IN (SELECT step_id FROM wanted)
    GROUP BY record_id
) AS ended ON ended.record_id = latest.step_id
LEFT JOIN
(
    SELECT ticket_id, argMax(tuple(category), updated_at).1 AS category, argMax(tuple(channel), updated_at).1 AS channel
    FROM tickets
    WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM wanted)
    GROUP BY ticket_id
) AS about ON about.ticket_id = latest.ticket_id
WHERE latest.done_on BETWEEN {from:Date} AND {to:Date} AND latest.updated_at >= ended.retired_at
