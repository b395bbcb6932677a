-- Grain: one row per agent with follow-up calls that were due or done in the period.
-- Reads: callback_measures; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: a ratio over nothing; the agent of follow-up calls that nobody has. agent_name is the id when the agent has no name.
SELECT
    of_agent                                                            AS agent_id,
    if(agents.name = '', of_agent, toNullable(agents.name))             AS agent_name,
    due                                                                 AS callbacks_due,
    on_time                                                             AS callbacks_on_time,
    due - on_time                                                       AS callbacks_overdue,
    done                                                                AS callbacks_done,
    toDecimal64(reached, 6) / nullIf(done, 0)                           AS callback_reach_rate
FROM
(
    SELECT CAST(measures.agent_id AS Nullable(String)) AS of_agent, sum(measures.callbacks_due) AS due, sum(measures.callbacks_on_time) AS on_time,
        sum(measures.callbacks_done) AS done, sum(measures.callbacks_reached) AS reached
    FROM callback_measures AS measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY of_agent
) AS sums
LEFT JOIN agents ON agents.agent_id = sums.of_agent
ORDER BY callbacks_overdue DESC, callbacks_due DESC, agent_id
