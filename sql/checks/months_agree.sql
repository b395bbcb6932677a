-- severity: fail
-- uses: *
-- label: 当月各日之和与整月重新计数相等
-- once: month
-- meaning: the sum over the days of {day}'s month is the month, by a second path: the facts of the whole month, counted at once, against the
-- measures of its days. A day whose measures are missing or no longer follow from its facts is found here. Reads: calls, tickets,
-- complaint_cases, retired_records, qa_reviews and attendance_days of the month, the measure tables of its days. Keys are hashes of 128 bits, as all
-- tickets ever held are looked at; at one moment a version that is wanted goes before one that retires.
WITH
    toStartOfMonth({day:Date})     AS first_day,
    toLastDayOfMonth({day:Date})   AS last_day
SELECT feed, format('{0} of {1}: the facts hold {2}, the days add up to {3}', what, formatDateTime({day:Date}, '%Y-%m'),
    toString(sum(facts)), toString(sum(days))) AS detail
FROM
(
    SELECT 'calls' AS feed, arrayJoin([('talks', countIf(direction = 'inbound' AND answered_at IS NOT NULL)),
        ('queue_entries', countIf(direction = 'inbound' AND queued_at IS NOT NULL)), ('outbound_calls', countIf(direction = 'outbound')),
        ('seizures + ivr_only + turned_away', countIf(direction = 'inbound' AND leg = 1))]) AS pair, pair.1 AS what, pair.2 AS facts, toUInt64(0) AS days
    FROM calls WHERE business_date BETWEEN first_day AND last_day
    UNION ALL
    SELECT 'calls', arrayJoin([('talks', sum(talks)), ('queue_entries', sum(queue_entries)), ('outbound_calls', sum(outbound_calls)),
        ('seizures + ivr_only + turned_away', sum(seizures) + sum(ivr_only) + sum(turned_away))]) AS pair, pair.1, toUInt64(0), pair.2
    FROM call_measures WHERE business_date BETWEEN first_day AND last_day
    UNION ALL
    SELECT 'tickets', ('tickets', countIf(toDate(created_at, {tz:String}) BETWEEN first_day AND last_day)) AS pair, pair.1, pair.2, toUInt64(0)
    FROM
    (
        SELECT argMinIf(began_at, updated_at, state) AS created_at
        FROM
        (
            SELECT sipHash128(ticket_id) AS id, created_at AS began_at, updated_at, 1 AS state FROM tickets
            UNION ALL
            SELECT sipHash128(record_id), toDateTime64(0, 3, 'UTC'), updated_at, 0 FROM retired_records WHERE feed = 'tickets'
        )
        GROUP BY id
        HAVING max(toUnixTimestamp64Milli(updated_at) * 2 + state) % 2 = 1
    )
    UNION ALL
    SELECT 'tickets', ('tickets', sum(tickets)) AS pair, pair.1, toUInt64(0), pair.2 FROM ticket_measures WHERE business_date BETWEEN first_day AND last_day
    UNION ALL
    SELECT 'complaint_cases', ('cases_received', countIf(toDate(received_at, {tz:String}) BETWEEN first_day AND last_day)) AS pair, pair.1, pair.2, toUInt64(0)
    FROM
    (
        SELECT argMinIf(began_at, updated_at, state) AS received_at
        FROM
        (
            SELECT sipHash128(case_id) AS id, received_at AS began_at, updated_at, 1 AS state FROM complaint_cases
            UNION ALL
            SELECT sipHash128(record_id), toDateTime64(0, 3, 'UTC'), updated_at, 0 FROM retired_records WHERE feed = 'complaint_cases'
        )
        GROUP BY id
        HAVING max(toUnixTimestamp64Milli(updated_at) * 2 + state) % 2 = 1
    )
    UNION ALL
    SELECT 'complaint_cases', ('cases_received', sum(cases_received)) AS pair, pair.1, toUInt64(0), pair.2 FROM case_measures WHERE business_date BETWEEN first_day AND last_day
    UNION ALL
    SELECT 'qa_reviews', ('qa_done', count()) AS pair, pair.1, pair.2, toUInt64(0) FROM qa_reviews WHERE business_date BETWEEN first_day AND last_day
    UNION ALL
    SELECT 'qa_reviews', ('qa_done', sum(qa_done)) AS pair, pair.1, toUInt64(0), pair.2 FROM qa_measures WHERE business_date BETWEEN first_day AND last_day
    UNION ALL
    SELECT 'attendance', ('scheduled_days', countIf(is_scheduled)) AS pair, pair.1, pair.2, toUInt64(0)
    FROM attendance_days WHERE business_date BETWEEN first_day AND last_day
    UNION ALL
    SELECT 'attendance', ('scheduled_days', sum(scheduled_days)) AS pair, pair.1, toUInt64(0), pair.2 FROM agent_measures WHERE business_date BETWEEN first_day AND last_day
)
GROUP BY feed, what
HAVING sum(facts) != sum(days)
ORDER BY feed, what
