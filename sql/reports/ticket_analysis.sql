-- Grain: one row per section and key: the tickets of the given kinds by nature (of the case), level, category, region, agent,
--     subtype, urgency.
-- Reads: tickets_created; cases_of_tickets; agents.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before;
-- week_before: of a day the same weekday of the week before; since: the earliest of all these days; kinds: of tickets.
-- Absent: a null key stands for tickets that say nothing, as nature for those without a case; the nature of a case that states none is unknown. A key
-- that neither period has gives no row. The key of an agent is id and name.
WITH
    listed AS
    (
        SELECT
            created_on                                                  AS day,
            created.category                                           AS category,
            created.region                                             AS region,
            created.subtype                                            AS subtype,
            created.urgency                                            AS urgency,
            if(agents.name = '', created.agent_id, concat(created.agent_id, ' ', agents.name)) AS agent,
            if(cases.case_id = '', NULL, ifNull(toString(cases.nature), 'unknown')) AS nature,
            cases.level                                                 AS level,
            cases.final_verdict = 'upheld'                              AS is_upheld,
            ifNull(created.needs_reply = 1, 0)                         AS wants_reply,
            closed_at IS NOT NULL                                       AS is_closed
        FROM
        (
            SELECT * FROM tickets_created(from = {before_from:Date}, to = {to:Date})
            UNION ALL
            SELECT * FROM tickets_created(from = {week_before:Date}, to = {week_before:Date}) WHERE {week_before:Date} < {before_from:Date}
        ) AS created
        LEFT JOIN agents ON agents.agent_id = created.agent_id
        LEFT JOIN cases_of_tickets(from = {since:Date}) AS cases ON cases.of_ticket = created.ticket_id
        WHERE has({kinds:Array(String)}, kind) AND ${edition(created.created_on, created.agent_id)}
    )
SELECT
    section_and_key.1                                                   AS section,
    section_and_key.2                                                   AS key,
    countIf(day >= {from:Date})                                         AS tickets,
    countIf(day BETWEEN {before_from:Date} AND {before_to:Date})        AS tickets_before,
    countIf(day = {week_before:Date})                                   AS tickets_week_before,
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
            ('region', CAST(region AS Nullable(String))),
            ('subtype', CAST(subtype AS Nullable(String))),
            ('urgency', CAST(urgency AS Nullable(String))),
            ('agent', CAST(agent AS Nullable(String)))
        ]) AS section_and_key
    FROM listed
)
GROUP BY section, key
HAVING countIf(day >= {from:Date} OR day BETWEEN {before_from:Date} AND {before_to:Date}) > 0
ORDER BY section, key
