-- Grain: one row per record of the feeds {of} (tickets, ticket_steps, callbacks, complaint_warnings) and version, of the records that on the days
--     {from} to {to} have a version (where {by} is 'version') or the deadline of one (where it is 'deadline'); of warnings those that bear on these days
-- Reads: tickets, ticket_versions, step_versions, steps_from, callbacks, warning_deadlines, retirements
-- deadlines: of each kind (reply and step of a ticket, its own or one of ticket_steps, from steps_from on of the latter alone: decision 351; callback, the step of a
--     complaint warning) the deadline that the version states, none where it retires the record, and when it says that it was done.
-- The records are looked for once, by the days of versions or by the indexes of deadlines (coalesce is the index's expression); what the parameters leave out is not read.
-- Deadlines of config/limits.yml are looked for by when the record began (decision 354). agent_id of a step is its owner, category and channel are those of its ticket.
WITH
    (SELECT first_steps_on FROM steps_from) AS steps_begin,
    due_steps AS
    (
        SELECT ticket_id, step_id
        FROM step_versions
        WHERE has({of:Array(String)}, 'ticket_steps') AND ({by:String} = 'version' AND business_date BETWEEN {from:Date} AND {to:Date}
            OR {by:String} = 'deadline' AND toDate(coalesce(due_at, updated_at), ${tz}) BETWEEN {from:Date} AND {to:Date} AND due_at IS NOT NULL
            OR {by:String} = 'deadline' AND notEmpty(${step_limits}) AND due_at IS NULL
                AND started_at BETWEEN toDateTime64(toString({from:Date} - ${limit_days}), 3, ${tz}) AND toDateTime64(toString({to:Date} + 1), 3, ${tz})
                AND toDate(stated_due_at, ${tz}) BETWEEN {from:Date} AND {to:Date})
        UNION ALL
        SELECT arrayStringConcat(arrayPopBack(splitByChar('/', record_id)), '/'), record_id
        FROM retired_records
        WHERE has({of:Array(String)}, 'ticket_steps') AND {by:String} = 'version' AND feed = 'ticket_steps' AND business_date BETWEEN {from:Date} AND {to:Date}
    )
SELECT *
FROM
(
    SELECT 'tickets' AS feed, ticket_id AS record_id, updated_at, 1 AS is_wanted, CAST(agent_id AS Nullable(String)) AS agent_id,
        CAST(category AS Nullable(String)) AS category, CAST(tickets.channel AS Nullable(String)) AS channel, CAST(NULL AS Nullable(String)) AS callback_kind,
        CAST(NULL AS Nullable(String)) AS step, CAST(NULL AS Nullable(String)) AS step_group, [('reply', if(needs_reply = 1, reply_due_at, NULL), replied_at),
        ('step', if(ifNull(toDate(step_due_at, ${tz}) >= steps_begin, 0), NULL, step_due_at), step_done_at)] AS deadlines
    FROM ticket_versions AS tickets
    WHERE has({of:Array(String)}, 'tickets')
    UNION ALL
    SELECT 'ticket_steps', step_id, updated_at, 1, CAST(owner AS Nullable(String)), CAST(about.category AS Nullable(String)), CAST(about.channel AS Nullable(String)), NULL,
        CAST(step AS Nullable(String)), CAST(step_group AS Nullable(String)), [('step', if(ifNull(toDate(stated_due_at, ${tz}) < steps_begin, 0), NULL, stated_due_at), done_at)]
    FROM step_versions
    LEFT JOIN
    (
        SELECT ticket_id, argMax(tuple(category), updated_at).1 AS category, argMax(tuple(channel), updated_at).1 AS channel
        FROM tickets
        WHERE has({of:Array(String)}, 'ticket_steps') AND ticket_id GLOBAL IN (SELECT ticket_id FROM due_steps)
        GROUP BY ticket_id
    ) AS about ON about.ticket_id = step_versions.ticket_id
    WHERE has({of:Array(String)}, 'ticket_steps') AND step_versions.ticket_id GLOBAL IN (SELECT ticket_id FROM due_steps)
    UNION ALL
    SELECT 'callbacks', callback_id, updated_at, 1, CAST(assigned_to AS Nullable(String)), NULL, NULL, CAST(callbacks.kind AS Nullable(String)), NULL, NULL,
        [('callback', due_at, done_at)]
    FROM callbacks
    WHERE has({of:Array(String)}, 'callbacks')
    UNION ALL
    SELECT feed, record_id, updated_at, 0, NULL, NULL, NULL, NULL, NULL, NULL, if(feed = 'tickets', [('reply', NULL, replied_at), ('step', NULL, step_done_at)],
        [(if(feed = 'ticket_steps', 'step', 'callback'), CAST(NULL AS Nullable(DateTime64(3, 'UTC'))), done_at)])
    FROM retirements
    WHERE has({of:Array(String)}, feed) AND feed IN ('tickets', 'ticket_steps', 'callbacks')
)
WHERE record_id GLOBAL IN
(
    SELECT ticket_id FROM tickets
    WHERE has({of:Array(String)}, 'tickets') AND ({by:String} = 'version' AND business_date BETWEEN {from:Date} AND {to:Date}
        OR {by:String} = 'deadline' AND (toDate(coalesce(reply_due_at, updated_at), ${tz}) BETWEEN {from:Date} AND {to:Date} AND reply_due_at IS NOT NULL
            OR toDate(coalesce(step_due_at, updated_at), ${tz}) BETWEEN {from:Date} AND {to:Date} AND step_due_at IS NOT NULL))
    UNION ALL
    SELECT ticket_id FROM ticket_versions
    WHERE has({of:Array(String)}, 'tickets') AND notEmpty(${reply_limits}) AND {by:String} = 'deadline'
        AND created_at BETWEEN toDateTime64(toString({from:Date} - ${limit_days}), 3, ${tz}) AND toDateTime64(toString({to:Date} + 1), 3, ${tz})
        AND toDate(reply_due_at, ${tz}) BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT step_id FROM due_steps
    UNION ALL
    SELECT callback_id FROM callbacks
    WHERE has({of:Array(String)}, 'callbacks') AND ({by:String} = 'version' AND business_date BETWEEN {from:Date} AND {to:Date}
        OR {by:String} = 'deadline' AND toDate(coalesce(due_at, updated_at), ${tz}) BETWEEN {from:Date} AND {to:Date} AND due_at IS NOT NULL)
    UNION ALL
    SELECT record_id FROM retired_records WHERE {by:String} = 'version' AND has({of:Array(String)}, feed) AND business_date BETWEEN {from:Date} AND {to:Date}
)
UNION ALL
SELECT 'complaint_warnings', round_id, updated_at, 1, CAST(agent_id AS Nullable(String)), NULL, NULL, NULL, NULL, NULL,
    arrayMap(step -> (step.id, step.due_at, if(ifNull(step.ended_at < step.began_at, 0), NULL, step.ended_at)), steps)
FROM warning_deadlines(from = {from:Date}, to = {to:Date}, still_open = 0)
WHERE has({of:Array(String)}, 'complaint_warnings')
UNION ALL
SELECT feed, record_id, updated_at, 0, NULL, NULL, NULL, NULL, NULL, NULL,
    arrayMap(step -> (step.1, CAST(NULL AS Nullable(DateTime64(3, 'UTC'))), CAST(NULL AS Nullable(DateTime64(3, 'UTC')))), ${warning_step_roles})
FROM retirements
WHERE has({of:Array(String)}, 'complaint_warnings') AND feed = 'complaint_warnings'
