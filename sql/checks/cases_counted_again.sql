-- severity: fail
-- uses: complaint_cases
-- label: 投诉案件数与案件记录重新计数相等
-- meaning: the day's cases by agent, and how many of them are pending, by a second path: each case's newest version,
-- received as its first one says, gathered by grouping; not those that are retired.
-- Reads: complaint_cases and retired_records of all days, case_measures of these days.
SELECT day, format('agent {0}: the facts hold {1} cases, {2} pending, measured are {3}, {4}', agent_id, toString(sum(f.1)), toString(sum(f.2)),
    toString(sum(m.1)), toString(sum(m.2))) AS detail
FROM
(
    SELECT toDate(newest.1, {tz:String}) AS day, toString(newest.2) AS agent_id, (toUInt64(1), toUInt64(ifNull(newest.3, 'pending') = 'pending')) AS f, (toUInt64(0), toUInt64(0)) AS m
    FROM
    (
        SELECT (argMinIf(received_at, updated_at, state), argMaxIf(agent_id, updated_at, state), argMaxIf(tuple(verdict), updated_at, state).1) AS newest
        FROM
        (
            SELECT case_id, received_at, agent_id, verdict, updated_at, 1 AS state FROM complaint_cases
            UNION ALL
            SELECT record_id, toDateTime64(0, 3, 'UTC'), '', NULL, updated_at, 0 FROM retired_records WHERE feed = 'complaint_cases'
        )
        GROUP BY case_id
        HAVING argMax(state, (updated_at, state)) = 1
    )
    WHERE day BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT business_date, toString(agent_id), (toUInt64(0), toUInt64(0)), (cases_received, cases_pending) FROM case_measures WHERE business_date BETWEEN {from:Date} AND {to:Date}
)
GROUP BY day, agent_id
HAVING (sum(f.1), sum(f.2)) != (sum(m.1), sum(m.2))
ORDER BY day, agent_id
