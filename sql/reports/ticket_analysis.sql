-- Grain: one row per section and key: the tickets of the given kinds by nature (of the case), level, category, agent, subtype, urgency.
-- Reads: tickets and complaint_cases (latest versions); agents.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before; tz: business time zone;
-- kinds: of tickets.
-- Absent: a null key stands for tickets that say nothing; a key that neither period has gives no row. The key of an agent is id and name.
WITH
    versions AS
    (
        SELECT *
        FROM tickets
        WHERE business_date >= {before_from:Date} - 1 AND ticket_id IN
        (
            SELECT ticket_id FROM tickets
            WHERE business_date >= {before_from:Date} - 1 AND toDate(created_at, {tz:String}) BETWEEN {before_from:Date} AND {to:Date}
        )
        ORDER BY updated_at DESC, read_order DESC
        LIMIT 1 BY ticket_id
    ),
    cases AS
    (
        SELECT
            assumeNotNull(ticket_id)                                    AS of_ticket,
            nature,
            level,
            multiIf(verdict IS NULL OR verdict = 'pending', 'pending',
                ifNull(appeal_verdict = 'overturned', 0), if(verdict = 'upheld', 'rejected', 'upheld'),
                assumeNotNull(verdict))                                 AS final_verdict
        FROM
        (
            SELECT *
            FROM complaint_cases
            WHERE business_date >= {before_from:Date} - 1
            ORDER BY updated_at DESC, read_order DESC
            LIMIT 1 BY case_id
        )
        WHERE ticket_id IS NOT NULL
        ORDER BY received_at DESC, case_id DESC
        LIMIT 1 BY of_ticket
    ),
    listed AS
    (
        SELECT
            toDate(created_at, {tz:String})                             AS day,
            versions.category                                           AS category,
            versions.subtype                                            AS subtype,
            versions.urgency                                            AS urgency,
            if(agents.name = '', versions.agent_id, concat(versions.agent_id, ' ', agents.name)) AS agent,
            cases.nature                                                AS nature,
            cases.level                                                 AS level,
            cases.final_verdict = 'upheld'                              AS is_upheld,
            ifNull(versions.needs_reply = 1, 0)                         AS wants_reply,
            closed_at IS NOT NULL                                       AS is_closed
        FROM versions
        LEFT JOIN agents ON agents.agent_id = versions.agent_id
        LEFT JOIN cases ON cases.of_ticket = versions.ticket_id
        WHERE has({kinds:Array(String)}, kind)
          AND toDate(created_at, {tz:String}) BETWEEN {before_from:Date} AND {to:Date}
    )
SELECT
    section_and_key.1                                                   AS section,
    section_and_key.2                                                   AS key,
    countIf(day >= {from:Date})                                         AS tickets,
    countIf(day <= {before_to:Date})                                    AS tickets_before,
    countIf(day >= {from:Date} AND is_upheld)                           AS upheld,
    countIf(day >= {from:Date} AND wants_reply)                         AS wanting_reply,
    countIf(day >= {from:Date} AND is_closed)                           AS closed
FROM
(
    SELECT
        *,
        arrayJoin([
            ('nature', CAST(nature AS Nullable(String))),
            ('level', CAST(level AS Nullable(String))),
            ('category', CAST(category AS Nullable(String))),
            ('subtype', CAST(subtype AS Nullable(String))),
            ('urgency', CAST(urgency AS Nullable(String))),
            ('agent', CAST(agent AS Nullable(String)))
        ]) AS section_and_key
    FROM listed
)
WHERE day >= {from:Date} OR day <= {before_to:Date}
GROUP BY section, key
ORDER BY section, key
