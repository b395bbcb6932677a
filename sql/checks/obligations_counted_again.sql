-- severity: fail
-- uses: *
-- label: 期限数与各版本重新计数相等
-- meaning: by agent, the replies of tickets, their steps (from its first day on of ticket_steps), the follow-up calls and the steps of complaint warnings whose deadline falls on a day, and those of them that were met, by a second
-- path: the versions of each record side by side, each held against the one that follows it. Reads: ticket_versions, step_versions, callbacks, warning_deadlines and
-- retired_records of all days, ticket_measures, callback_measures and warning_measures of these days.
SELECT feed, day, format('{0}, agent {1}: the versions state {2} due, {3} met; measured are {4}, {5}', kind, agent, toString(sum(f.1)), toString(sum(f.2)),
    toString(sum(m.1)), toString(sum(m.2))) AS detail
FROM
(
    -- a deadline counts where a version states it and shows it done by then, is the last, or is followed at or after it by one that states another;
    -- what that one says of done counts too
    SELECT
        feed, toDate(deadline, {tz:String}) AS day, kind, agent,
        arrayExists(n -> (versions[n].2 = deadline) IS TRUE AND ((versions[n].3 <= deadline) IS TRUE OR n = length(versions) OR is_followed[n]),
            arrayEnumerate(versions)) AS is_due,
        arrayExists(n -> (versions[n].2 = deadline) IS TRUE AND ((versions[n].3 <= deadline) IS TRUE OR is_followed[n] AND (versions[n + 1].3 <= deadline) IS TRUE),
            arrayEnumerate(versions)) AS is_met,
        (toInt64(is_due), toInt64(is_due AND is_met)) AS f, (toInt64(0), toInt64(0)) AS m
    FROM
    (
        SELECT feed, kind, agent, versions, deadline,
            arrayMap(n -> n < length(versions) AND (versions[n + 1].2 = deadline) IS NOT TRUE AND versions[n + 1].1 >= deadline, arrayEnumerate(versions)) AS is_followed
        FROM
        (
            SELECT feed, kind, record_id, ifNull(argMaxIf(tuple(responsible), updated_at, wanted = 1).1, '-') AS agent,
                arraySort(version -> (version.1, -version.4, -version.5), groupArray((updated_at, due_at, done_at, wanted, toInt64(read_order)))) AS written,
                -- of two versions at one moment the wanted one
                arrayFilter((version, n) -> n = 1 OR written[n - 1].1 != version.1, written, arrayEnumerate(written)) AS versions
            FROM
            (
                SELECT 'tickets' AS feed, arrayJoin(['reply', 'step']) AS kind, ticket_id AS record_id, updated_at,
                    multiIf(kind = 'reply', if(needs_reply = 1, reply_due_at, NULL),
                        (toDate(step_due_at, {tz:String}) >= (SELECT minOrNull(business_date) FROM ticket_steps)) IS TRUE, NULL, step_due_at) AS due_at, if(kind = 'step', step_done_at, replied_at) AS done_at,
                    1 AS wanted, toNullable(toString(agent_id)) AS responsible, toUInt64(0) AS read_order
                FROM ticket_versions
                WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE toDate(reply_due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
                    OR toDate(step_due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date})
                UNION ALL
                SELECT 'ticket_steps', 'step', concat(ticket_id, '/', toString(step_no)), updated_at,
                    if((toDate(stated_due_at, {tz:String}) < (SELECT minOrNull(business_date) FROM ticket_steps)) IS TRUE, NULL, stated_due_at), done_at,
                    1, toNullable(toString(owner)), 0
                FROM step_versions
                WHERE step_id GLOBAL IN (SELECT step_id FROM step_versions WHERE toDate(stated_due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date})
                UNION ALL
                SELECT 'callbacks', 'callback', callback_id, updated_at, due_at, done_at, 1, toNullable(toString(assigned_to)), 0
                FROM callbacks
                WHERE callback_id GLOBAL IN (SELECT callback_id FROM callbacks WHERE toDate(due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date})
                UNION ALL
                SELECT 'complaint_warnings', step.id, round_id, updated_at, step.due_at, if(ifNull(step.ended_at < step.began_at, 0), NULL, step.ended_at), 1, toNullable(toString(agent_id)), 0
                FROM warning_deadlines(from = {from:Date} - 7, to = {to:Date} + 1, still_open = 0) ARRAY JOIN steps AS step
                WHERE (round_id, step.id) GLOBAL IN (SELECT round_id, step.id FROM warning_deadlines(from = {from:Date} - 7, to = {to:Date} + 1, still_open = 0)
                    ARRAY JOIN steps AS step WHERE toDate(step.due_at, {tz:String}) BETWEEN {from:Date} AND {to:Date})
                UNION ALL
                SELECT feed, arrayJoin(multiIf(feed = 'tickets', ['reply', 'step'], feed = 'ticket_steps', ['step'], feed = 'callbacks', ['callback'],
                    (SELECT groupArray(step_id) FROM warning_step_roles))) AS kind, record_id, updated_at, NULL,
                    multiIf(kind = 'reply', replied_at, feed = 'tickets', step_done_at, done_at), 0, NULL, read_order
                FROM retired_records
                WHERE feed IN ('tickets', 'ticket_steps', 'callbacks', 'complaint_warnings')
            )
            GROUP BY feed, kind, record_id
        )
        ARRAY JOIN arrayDistinct(arrayFilter(at -> (toDate(at, {tz:String}) BETWEEN {from:Date} AND {to:Date}) IS TRUE, versions.2)) AS deadline
    )
    UNION ALL
    SELECT if(kind = 'step' AND business_date >= (SELECT ifNull(minOrNull(business_date), toDate('2149-06-06')) FROM ticket_steps), 'ticket_steps', 'tickets'), business_date,
        arrayJoin(['reply', 'step']) AS kind, ifNull(toString(agent_id), '-'), 0, 0, (toInt64(0), toInt64(0)),
        (toInt64(if(kind = 'reply', replies_due, steps_due)), if(kind = 'reply', toInt64(replies_on_time), steps_due - steps_overdue))
    FROM ticket_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT 'callbacks', business_date, 'callback', ifNull(toString(agent_id), '-'), 0, 0, (toInt64(0), toInt64(0)), (toInt64(callbacks_due), toInt64(callbacks_on_time))
    FROM callback_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT 'complaint_warnings', business_date, ifNull(toString(step), '-'), ifNull(toString(agent_id), '-'), 0, 0, (toInt64(0), toInt64(0)),
        (toInt64(warning_steps_due), toInt64(warning_steps_on_time))
    FROM warning_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date} AND warning_steps_due > 0
)
GROUP BY feed, day, kind, agent
HAVING (sum(f.1), sum(f.2)) != (sum(m.1), sum(m.2))
ORDER BY day, kind, agent
