-- severity: fail
-- uses: complaint_cases, case_attempts
-- label: 三日跟进数与联系记录重新计数相等
-- Facts: complaint_cases, case_measures
-- meaning: by agent, the cases whose third calendar day is the day and whose customer was not reached within 48 h, and those of them that were phoned on each of
-- the three days, by a second path: attempts joined to each case and counted by day. Reads: complaint_cases, retired_records, case_attempts and loaded_days of all days,
-- case_measures of {day}.
SELECT format('agent {0}: the attempts state {1} due, {2} followed up; measured are {3}, {4}', agent, toString(sum(f.1)), toString(sum(f.2)),
    toString(sum(m.1)), toString(sum(m.2))) AS detail
FROM
(
    SELECT any(cases.agent) AS agent, (toUInt64(1), toUInt64(uniqExactIf(tried.business_date, tried.attempt_at >= begun) = 3)) AS f, (toUInt64(0), toUInt64(0)) AS m
    FROM
    (
        SELECT case_id, argMinIf(received_at, updated_at, state) AS begun, toString(argMaxIf(agent_id, updated_at, state)) AS agent,
            argMaxIf(tuple(replied_at, reply_mode), updated_at, state) AS reply
        FROM
        (
            SELECT case_id, received_at, agent_id, replied_at, reply_mode, updated_at, 1 AS state FROM complaint_cases
            UNION ALL
            SELECT record_id, toDateTime64(0, 3, 'UTC'), '', NULL, NULL, updated_at, 0 FROM retired_records WHERE feed = 'complaint_cases'
        )
        GROUP BY case_id
        HAVING argMax(state, (updated_at, state)) = 1 AND toDate(begun, {tz:String}) = {day:Date} - 2
    ) AS cases
    LEFT JOIN (SELECT * FROM case_attempts WHERE mode = 'phone' AND business_date BETWEEN {day:Date} - 2 AND {day:Date}) AS tried ON tried.case_id = cases.case_id
    WHERE (SELECT uniqExact(loaded_day) FROM loaded_days WHERE feed = 'case_attempts' AND loaded_day BETWEEN {day:Date} - 2 AND {day:Date}) = 3
        AND NOT ifNull(reply.2 IN ('phone', 'explain') AND reply.1 <= begun + INTERVAL 48 HOUR, 0)
    GROUP BY cases.case_id
    HAVING countIf(ifNull(tried.reached, 0) = 1 AND tried.attempt_at BETWEEN begun AND begun + INTERVAL 48 HOUR) = 0
    UNION ALL
    SELECT toString(agent_id), (toUInt64(0), toUInt64(0)), (case_followups_due, case_followups_done) FROM case_measures WHERE business_date = {day:Date}
)
GROUP BY agent
HAVING (sum(f.1), sum(f.2)) != (sum(m.1), sum(m.2))
ORDER BY agent
