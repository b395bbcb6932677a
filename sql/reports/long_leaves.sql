-- Grain: one row per agent and month with more than 5 days of leave, of the months that begin in the period; the longest first.
-- Reads: long_leaves; attendance_days (names); agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: agent_name is that of attendance, else that of agents, else the id.
SELECT
    leaves.agent_id                                                     AS agent_id,
    coalesce(names.name, nullIf(agents.name, ''), leaves.agent_id)      AS agent_name,
    leaves.leave_days                                                   AS leave_days,
    leaves.leave_hours                                                  AS leave_hours
FROM long_leaves AS leaves
LEFT JOIN
(
    SELECT agent_id, argMax(tuple(name), business_date).1 AS name
    FROM attendance_days
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY agent_id
) AS names ON names.agent_id = leaves.agent_id
LEFT JOIN agents ON agents.agent_id = leaves.agent_id
WHERE leave_month BETWEEN {from:Date} AND {to:Date} AND ${edition({to:Date}, leaves.agent_id)}
ORDER BY leaves.leave_days DESC, agent_id
