-- Facts: calls, agent_states, shifts, excused
-- states that end on a later day, and calls that do: an agent's last activity there
SELECT arrayJoin(['agent_intervals', 'agent_measures', 'presence_measures']) AS model,
    arrayJoin(arrayMap(n -> business_date + n, range(1, toUInt16(least(7, greatest(0, last_end - business_date)) + 1)))) AS day
FROM
(
    SELECT business_date, toDate(max(ifNull(to_at, from_at)), {tz:String}) AS last_end
    FROM agent_states WHERE business_date BETWEEN {last_day:Date} - 7 AND {last_day:Date} GROUP BY business_date
    UNION ALL
    SELECT business_date, toDate(max(ended_at), {tz:String})
    FROM calls WHERE business_date BETWEEN {last_day:Date} - 7 AND {last_day:Date} AND agent_id IS NOT NULL GROUP BY business_date
)
UNION ALL
-- shifts that end the day after, or so late that signing out of them lies there
SELECT 'agent_measures', business_date + 1
FROM shifts
WHERE business_date = {last_day:Date} AND toDate(ends_at + INTERVAL 1 HOUR, {tz:String}) > business_date
UNION ALL
-- excused time that ends on a later day
SELECT 'agent_measures', arrayJoin(arrayMap(n -> business_date + n, range(1, toUInt16(least(7, greatest(0, last_end - business_date)) + 1))))
FROM
(
    SELECT business_date, toDate(max(to_at), {tz:String}) AS last_end
    FROM excused WHERE business_date BETWEEN {last_day:Date} - 7 AND {last_day:Date} GROUP BY business_date
)
