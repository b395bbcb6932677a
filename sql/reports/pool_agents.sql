-- Grain: one row per former agent of the contacts that go back to the pool at the end of the period.
-- Reads: pooled_contacts; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: the agent of contacts that were not assigned.
SELECT
    of_agent                                                            AS former_agent,
    if(any(agents.name) = '', of_agent, toNullable(any(agents.name)))   AS agent_name,
    count()                                                             AS pool_contacts,
    max(days_idle)                                                      AS days_untouched
FROM pooled_contacts(to = {to:Date}) AS pooled
LEFT JOIN agents ON agents.agent_id = pooled.of_agent
GROUP BY of_agent
ORDER BY pool_contacts DESC, former_agent
