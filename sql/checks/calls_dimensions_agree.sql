-- severity: fail
-- uses: calls
-- label: 按小时、技能组、业务类别和坐席的通话数与通话记录相等
-- meaning: the sums over hours, over agents and over queues and categories, each with what has none (-), are those of the day: for each key
-- talks, queue entries and outbound legs as measured equal the legs counted straight from the facts.
-- Reads: calls and call_measures of {day}.
SELECT format('{0} {1}: the facts hold {2} talks, {3} queue entries, {4} outbound legs, measured are {5}, {6}, {7}', pair.1, pair.2,
    toString(sum(f.1)), toString(sum(f.2)), toString(sum(f.3)), toString(sum(m.1)), toString(sum(m.2)), toString(sum(m.3))) AS detail
FROM
(
    SELECT
        arrayJoin([('hour', toString(toHour(arrived_at, {tz:String}))), ('queue', ifNull(toString(queue), '-')),
                   ('category', ifNull(toString(category), '-')), ('agent', ifNull(toString(agent_id), '-'))]) AS pair,
        (toUInt64(direction = 'inbound' AND answered_at IS NOT NULL), toUInt64(direction = 'inbound' AND queued_at IS NOT NULL),
         toUInt64(direction = 'outbound'))                                                AS f,
        (toUInt64(0), toUInt64(0), toUInt64(0))                                           AS m
    FROM calls
    WHERE business_date = {day:Date}
    UNION ALL
    SELECT
        arrayJoin([('hour', toString(hour)), ('queue', ifNull(toString(queue), '-')), ('category', ifNull(toString(category), '-')),
                   ('agent', ifNull(toString(agent_id), '-'))]),
        (toUInt64(0), toUInt64(0), toUInt64(0)),
        (talks, queue_entries, outbound_calls)
    FROM call_measures
    WHERE business_date = {day:Date}
)
GROUP BY pair
HAVING (sum(f.1), sum(f.2), sum(f.3)) != (sum(m.1), sum(m.2), sum(m.3))
ORDER BY pair
