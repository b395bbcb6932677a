-- Grain: one row per ticket of the given kinds that was created in the period, in its latest version.
-- Reads: tickets_created; cases_of_tickets; rated_legs and call_heads (the ticket's call with all its legs, whatever day it was on); agents.
-- Parameters: from, to: first and last business date, both included; kinds: of tickets; tz: business time zone.
-- Absent: talk_s, hangup_by and the counts when the ticket names no call or the warehouse does not hold it; everything of the case when
-- there is none. agent_name is the id when the agent has no name.
--
-- talk_s are the seconds of all answered legs; transfers and ratings are those of answered inbound legs, as in the measures. complaint_point is
-- the case's, else what the customer said.
-- is_at_risk (escalation_risk says yes), is_open, urgency_rank (2 critical, 1 high, 0 other) and reply_late_s (by how much a reply that the customer
-- waits for is overdue at the period's end) are what lists are ordered by. needs_attention: urgent, at risk, or of a call that the agent ended.
-- Decision: 65, 276, 357.
WITH
    listed AS
    (
        SELECT *
        FROM tickets_created(from = {from:Date}, to = {to:Date})
        WHERE has({kinds:Array(String)}, kind) AND ${edition(created_on, agent_id)}
    ),
    call_figures AS
    (
        SELECT
            call_id,
            toNullable(sum(leg_talk_s))                                                   AS talk_s,
            toNullable(countIf(is_talk AND transferred_out))                              AS transferred_out,
            toNullable(countIf(is_offered))                                               AS surveys_offered,
            toNullable(countIf(rating IS NOT NULL))                                       AS surveys_rated,
            toNullable(countIf(is_satisfied))                                             AS satisfied,
            toNullable(countIf(is_dissatisfied))                                          AS dissatisfied
        FROM rated_legs(from = '1970-01-01', to = '2149-06-05')
        WHERE call_id GLOBAL IN (SELECT arrayJoin((SELECT groupArray(call_id) FROM listed)))
        GROUP BY call_id
    ),
    call_ends AS
    (
        SELECT call_id, argMax(tuple(last_hangup_by), last_end).1                         AS hangup_by
        FROM call_heads(from = '1970-01-01', to = '2149-06-05')
        WHERE call_id GLOBAL IN (SELECT arrayJoin((SELECT groupArray(call_id) FROM listed)))
        GROUP BY call_id
    )
SELECT
    listed.ticket_id                                                                      AS ticket_id,
    listed.kind                                                                           AS kind,
    listed.call_id                                                                        AS call_id,
    listed.agent_id                                                                       AS agent_id,
    if(agents.name = '', listed.agent_id, toNullable(agents.name))                        AS agent_name,
    listed.category                                                                       AS category,
    listed.subtype                                                                        AS subtype,
    listed.channel                                                                        AS channel,
    listed.caller                                                                         AS caller,
    listed.contact_phone                                                                  AS contact_phone,
    listed.customer_gender                                                                AS customer_gender,
    listed.region                                                                         AS region,
    listed.ivr_route                                                                      AS ivr_route,
    listed.urgency                                                                        AS urgency,
    listed.accept_type                                                                    AS accept_type,
    listed.transferred                                                                    AS transferred,
    listed.content                                                                        AS content,
    listed.customer_request                                                               AS customer_request,
    listed.needs_reply                                                                    AS needs_reply,
    listed.reply_due_at                                                                   AS reply_due_at,
    listed.replied_at                                                                     AS replied_at,
    listed.resolved                                                                       AS resolved,
    listed.first_contact                                                                  AS first_contact,
    listed.dispatch_group                                                                 AS dispatch_group,
    listed.dispatch_status                                                                AS dispatch_status,
    listed.status                                                                         AS status,
    listed.created_at                                                                     AS created_at,
    listed.closed_at                                                                      AS closed_at,
    listed.closed_at IS NULL                                                              AS is_open,
    transform(ifNull(listed.urgency, ''), ['critical', 'high'], [2, 1], 0)                AS urgency_rank,
    listed.escalation_risk                                                                AS escalation_risk,
    ifNull(listed.escalation_risk, 0)                                                     AS is_at_risk,
    if(listed.replied_at IS NULL AND ifNull(listed.needs_reply = 1, 0), greatest(0, ifNull(dateDiff('second', listed.reply_due_at,
        toDateTime64(addDays({to:Date}, 1), 3, {tz:String})), 0)), 0)                     AS reply_late_s,
    toUInt8(1)                                                                            AS has_ticket,
    call_figures.talk_s                                                                   AS talk_s,
    call_ends.hangup_by                                                                   AS hangup_by,
    urgency_rank > 0 OR is_at_risk OR ifNull(call_ends.hangup_by = 'agent', 0)            AS needs_attention,
    call_figures.transferred_out                                                          AS transferred_out,
    call_figures.surveys_offered                                                          AS surveys_offered,
    call_figures.surveys_rated                                                            AS surveys_rated,
    call_figures.satisfied                                                                AS satisfied,
    call_figures.dissatisfied                                                             AS dissatisfied,
    if(cases.case_id = '', NULL, toNullable(cases.case_id))                               AS case_id,
    ifNull(cases.complaint_point, listed.content)                                         AS complaint_point,
    cases.handling                                                                        AS handling,
    cases.reason                                                                          AS reason,
    if(cases.case_id = '', NULL, toNullable(cases.final_verdict))                         AS final_verdict,
    cases.nature                                                                          AS nature,
    cases.level                                                                           AS level,
    cases.handler                                                                         AS handler
FROM listed
LEFT JOIN agents ON agents.agent_id = listed.agent_id
LEFT JOIN call_figures ON call_figures.call_id = listed.call_id
LEFT JOIN call_ends ON call_ends.call_id = listed.call_id
LEFT JOIN cases_of_tickets(from = {from:Date}) AS cases ON cases.of_ticket = listed.ticket_id
