-- severity: fail
-- uses: tickets
-- label: 工单数与工单记录重新计数相等
-- meaning: the day's tickets by agent, of each kind, by a second path: each ticket's newest version, created
-- as its first one says, gathered by grouping; not those that are retired.
-- Reads: all versions of the tickets that a version has created on these days, retired_records, ticket_measures of these days.
SELECT day, format('agent {0}: the facts hold {1} tickets (inquiries, suggestions, complaints: {2}), measured are {3} ({4})', agent,
    toString(sum(f.1)), toString((sum(f.2), sum(f.3), sum(f.4))), toString(sum(m.1)), toString((sum(m.2), sum(m.3), sum(m.4)))) AS detail
FROM
(
    SELECT toDate(newest.1, {tz:String}) AS day, ifNull(toString(newest.2), '-') AS agent, (toUInt64(1), toUInt64(newest.3 = 'inquiry'), toUInt64(newest.3 = 'suggestion'), toUInt64(newest.3 = 'complaint')) AS f,
        (toUInt64(0), toUInt64(0), toUInt64(0), toUInt64(0)) AS m
    FROM
    (
        SELECT (argMinIf(created_at, updated_at, state), argMaxIf(tuple(agent_id, kind), updated_at, state).1, argMaxIf(kind, updated_at, state)) AS newest
        FROM
        (
            SELECT ticket_id, created_at, agent_id, kind, updated_at, 1 AS state FROM tickets
            UNION ALL
            SELECT record_id, toDateTime64(0, 3, 'UTC'), NULL, '', updated_at, 0 FROM retired_records WHERE feed = 'tickets'
        )
        WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM tickets WHERE toDate(created_at, {tz:String}) BETWEEN {from:Date} AND {to:Date})
        GROUP BY ticket_id
        HAVING argMax(state, (updated_at, state)) = 1
    )
    WHERE day BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT business_date, ifNull(toString(agent_id), '-'), (toUInt64(0), toUInt64(0), toUInt64(0), toUInt64(0)), (tickets, inquiries, suggestions, complaints)
    FROM ticket_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
)
GROUP BY day, agent
HAVING (sum(f.1), sum(f.2), sum(f.3), sum(f.4)) != (sum(m.1), sum(m.2), sum(m.3), sum(m.4))
ORDER BY day, agent
