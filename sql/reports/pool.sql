-- Grain: one row per open contact of an outbound campaign that goes back to the pool at the end of the period.
-- Reads: pooled_contacts; agents.
-- Parameters: from, to: first and last business date, both included.
-- Absent: an agent whom the contact was not assigned to; the last attempt of a contact that was not dialled. agent_name is the id when the agent has no name.
SELECT
    of_name                                                             AS campaign_name,
    of_contact                                                          AS contact_id,
    of_phone                                                            AS phone,
    of_agent                                                            AS former_agent,
    if(agents.name = '', of_agent, toNullable(agents.name))             AS agent_name,
    of_state                                                            AS contact_state,
    dialled_last                                                        AS last_dialled_at,
    outcome_last                                                        AS last_outcome,
    days_idle                                                           AS days_untouched
FROM pooled_contacts(to = {to:Date}) AS pooled
LEFT JOIN agents ON agents.agent_id = pooled.of_agent
