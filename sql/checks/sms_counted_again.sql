-- severity: fail
-- uses: sms_messages
-- label: 短信数与各版本重新计数相等
-- meaning: by agent, the messages sent, received, delivered and failed of the day, by a second path: the versions of each message in groups.
-- Reads: sms_messages and retired_records of all days, sms_measures of these days.
SELECT day, format('agent {0}: the versions state {1}, measured are {2} (sent, received, delivered, failed)', agent, toString(sumForEach(stated)),
    toString(sumForEach(counted))) AS detail
FROM
(
    SELECT
        assumeNotNull(toDate(last.4, {tz:String})) AS day,
        ifNull(last.1, '-') AS agent,
        [toInt64(last.2 = 'sent'), toInt64(last.2 = 'received'), toInt64(last.2 = 'sent' AND last.3 = 'delivered'),
            toInt64(last.2 = 'sent' AND last.3 IN ('failed', 'blocked'))] AS stated,
        [toInt64(0), 0, 0, 0] AS counted
    FROM
    (
        SELECT argMax((toNullable(toString(agent_id)), direction, status, submitted_at, is_wanted), (updated_at, is_wanted, read_order)) AS last
        FROM
        (
            SELECT sms_id, agent_id, direction, status, submitted_at, updated_at, read_order, 1 AS is_wanted FROM sms_messages
            UNION ALL
            SELECT record_id, NULL, '', '', NULL, updated_at, read_order, 0 FROM retired_records WHERE feed = 'sms_messages'
        )
        GROUP BY sms_id
    )
    WHERE last.5 = 1 AND last.3 != 'queued' AND ifNull(toDate(last.4, {tz:String}) BETWEEN {from:Date} AND {to:Date}, 0)
    UNION ALL
    SELECT business_date, ifNull(toString(agent_id), '-'), [toInt64(0), 0, 0, 0],
        [toInt64(sms_submitted), toInt64(sms_received), toInt64(sms_delivered), toInt64(sms_failed)]
    FROM sms_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
)
GROUP BY day, agent
HAVING sumForEach(stated) != sumForEach(counted)
ORDER BY day, agent
