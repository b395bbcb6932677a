-- severity: fail
-- uses: tickets
-- label: 各渠道工单数之和等于工单总数
-- meaning: by channel, the day's tickets by a second path: each ticket's newest version, created as its first one says; those without a channel stay in
-- the total. Reads: all versions of the tickets that a version has created on these days, retired_records, ticket_measures of these days.
SELECT day, format('channel {0}: the facts hold {1} tickets, measured are {2}', of_channel, toString(sum(held)), toString(sum(measured))) AS detail
FROM
(
    SELECT toDate(begun, {tz:String}) AS day, ifNull(last.1, '-') AS of_channel, toInt64(1) AS held, toInt64(0) AS measured
    FROM
    (
        SELECT argMinIf(created_at, (updated_at, -read_order), is_wanted = 1) AS begun,
            argMax((toNullable(toString(channel)), is_wanted), (updated_at, is_wanted, read_order)) AS last
        FROM
        (
            SELECT ticket_id, created_at, channel, updated_at, toInt64(read_order) AS read_order, 1 AS is_wanted FROM tickets
            UNION ALL
            SELECT record_id, toDateTime64(0, 3, 'UTC'), NULL, updated_at, toInt64(read_order), 0 FROM retired_records WHERE feed = 'tickets'
        )
        WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM tickets WHERE toDate(created_at, {tz:String}) BETWEEN {from:Date} AND {to:Date})
        GROUP BY ticket_id
    )
    WHERE last.2 = 1 AND day BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT business_date, ifNull(toString(channel), '-'), 0, toInt64(tickets) FROM ticket_measures WHERE business_date BETWEEN {from:Date} AND {to:Date}
)
GROUP BY day, of_channel
HAVING sum(held) != sum(measured)
ORDER BY day, of_channel
