-- Grain: one row per kind of deadline, record and version, of the records that state a deadline on the days {from} to {to} or have a version of them
-- Reads: tickets, callbacks, retirements
-- kind: reply and step of a ticket, callback. due_at: the deadline that the version states; none where it retires the record. done_at: when it says that it was done.
-- At one moment a version that is wanted goes before one that retires.
WITH
    due_tickets AS
    (
        SELECT ticket_id FROM tickets
        WHERE business_date BETWEEN {from:Date} AND {to:Date} OR toDate(reply_due_at, ${tz}) BETWEEN {from:Date} AND {to:Date}
            OR toDate(step_due_at, ${tz}) BETWEEN {from:Date} AND {to:Date}
        UNION DISTINCT
        SELECT record_id FROM retirements WHERE feed = 'tickets' AND retired_on BETWEEN {from:Date} AND {to:Date}
    ),
    due_callbacks AS
    (
        SELECT callback_id FROM callbacks
        WHERE business_date BETWEEN {from:Date} AND {to:Date} OR toDate(due_at, ${tz}) BETWEEN {from:Date} AND {to:Date}
        UNION DISTINCT
        SELECT record_id FROM retirements WHERE feed = 'callbacks' AND retired_on BETWEEN {from:Date} AND {to:Date}
    )
SELECT feed, record_id, stated.1 AS kind, updated_at, stated.2 AS due_at, stated.3 AS done_at, is_wanted, agent_id, category, callback_kind
FROM
(
    SELECT 'tickets' AS feed, ticket_id AS record_id, updated_at, 1 AS is_wanted, CAST(agent_id AS Nullable(String)) AS agent_id,
        CAST(category AS Nullable(String)) AS category, CAST(NULL AS Nullable(String)) AS callback_kind,
        arrayJoin([('reply', if(needs_reply = 1, reply_due_at, NULL), replied_at), ('step', step_due_at, step_done_at)]) AS stated
    FROM tickets
    WHERE ticket_id IN due_tickets
    UNION ALL
    SELECT 'callbacks', callback_id, updated_at, 1, CAST(assigned_to AS Nullable(String)), NULL, CAST(callbacks.kind AS Nullable(String)),
        ('callback', due_at, done_at)
    FROM callbacks
    WHERE callback_id IN due_callbacks
    UNION ALL
    SELECT 'tickets', record_id, updated_at, 0, NULL, NULL, NULL,
        arrayJoin([('reply', CAST(NULL AS Nullable(DateTime64(3, 'UTC'))), replied_at), ('step', NULL, step_done_at)])
    FROM retirements
    WHERE feed = 'tickets' AND record_id IN due_tickets
        AND (record_id, updated_at) NOT IN (SELECT ticket_id, updated_at FROM tickets WHERE ticket_id IN due_tickets)
    UNION ALL
    SELECT 'callbacks', record_id, updated_at, 0, NULL, NULL, NULL, ('callback', CAST(NULL AS Nullable(DateTime64(3, 'UTC'))), done_at)
    FROM retirements
    WHERE feed = 'callbacks' AND record_id IN due_callbacks
        AND (record_id, updated_at) NOT IN (SELECT callback_id, updated_at FROM callbacks WHERE callback_id IN due_callbacks)
)
