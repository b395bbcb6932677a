-- Grain: one row per ticket of the given kinds that was created in the period, in its latest version.
-- Reads: tickets; complaint_cases (the ticket's case, of several the one received last); calls and surveys (the ticket's call with all its
-- legs, whatever day it was on); agents.
-- Parameters: from, to: first and last business date, both included; tz: business time zone; kinds: of tickets.
-- Absent: talk_s, hangup_by and the counts when the ticket names no call or the warehouse does not hold it; everything of the case when
-- there is none. agent_name is the id when the agent has no name.
--
-- talk_s are the seconds of all answered legs; hangup_by is that of the leg that ended last, of several the highest; transfers and ratings are those of answered inbound legs,
-- as in the measures. complaint_point is the case's, else what the customer said. final_verdict: an overturned verdict is its opposite.
WITH
    versions AS
    (
        SELECT *
        FROM tickets
        WHERE business_date >= {from:Date} - 1 AND ticket_id IN
        (
            SELECT ticket_id FROM tickets
            WHERE business_date >= {from:Date} - 1 AND toDate(created_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
        )
        ORDER BY updated_at DESC, read_order DESC
        LIMIT 1 BY ticket_id
    ),
    listed AS
    (
        SELECT *
        FROM versions
        WHERE has({kinds:Array(String)}, kind) AND toDate(created_at, {tz:String}) BETWEEN {from:Date} AND {to:Date}
    ),
    cases AS
    (
        SELECT
            assumeNotNull(ticket_id)                                                      AS of_ticket,
            toNullable(case_id)                                                           AS case_id,
            toNullable(received_at)                                                       AS case_received_at,
            nature, level, complaint_point, handling, reason, handler,
            toNullable(multiIf(verdict IS NULL OR verdict = 'pending', 'pending',
                ifNull(appeal_verdict = 'overturned', 0), if(verdict = 'upheld', 'rejected', 'upheld'),
                assumeNotNull(verdict)))                                                  AS final_verdict
        FROM
        (
            SELECT *
            FROM complaint_cases
            WHERE business_date >= {from:Date} - 1
            ORDER BY updated_at DESC, read_order DESC
            LIMIT 1 BY case_id
        )
        WHERE ticket_id IN (SELECT ticket_id FROM listed)
        ORDER BY received_at DESC, case_id DESC
        LIMIT 1 BY of_ticket
    ),
    legs AS
    (
        SELECT *, direction = 'inbound' AND answered_at IS NOT NULL                       AS is_talk
        FROM calls
        WHERE call_id IN (SELECT call_id FROM listed)
    ),
    ratings AS
    (
        SELECT surveys.call_id AS call_id, ifNull(surveys.leg, last_leg) AS leg, argMax(tuple(surveys.result), surveys.offered_at).1 AS result
        FROM surveys
        LEFT JOIN (SELECT call_id, maxIf(legs.leg, is_talk) AS last_leg FROM legs GROUP BY call_id) AS answered
            ON answered.call_id = surveys.call_id
        WHERE surveys.call_id IN (SELECT call_id FROM listed)
        GROUP BY call_id, leg
    ),
    call_figures AS
    (
        SELECT
            call_id,
            toNullable(toDecimal64(sum(ifNull(dateDiff('millisecond', answered_at, ended_at), 0)), 3) / 1000) AS talk_s,
            argMax(tuple(hangup_by), (ended_at, leg)).1                                   AS hangup_by,
            toNullable(countIf(is_talk AND transferred_out))                              AS transferred_out,
            toNullable(countIf(is_offered))                                               AS surveys_offered,
            toNullable(countIf(is_offered AND rating IS NOT NULL))                        AS surveys_rated,
            toNullable(countIf(is_offered AND ifNull(rating IN ('satisfied', 'very_satisfied'), 0))) AS satisfied,
            toNullable(countIf(is_offered AND ifNull(rating IN ('dissatisfied', 'very_dissatisfied'), 0))) AS dissatisfied
        FROM
        (
            SELECT
                legs.*,
                is_talk AND (survey_offered OR ratings.call_id != '')                     AS is_offered,
                if(survey_result IS NULL, ratings.result, survey_result)                  AS rating
            FROM legs
            LEFT JOIN ratings ON ratings.call_id = legs.call_id AND ratings.leg = legs.leg
        )
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
    toUInt8(1)                                                                            AS has_ticket,
    call_figures.talk_s                                                                   AS talk_s,
    call_figures.hangup_by                                                                AS hangup_by,
    call_figures.transferred_out                                                          AS transferred_out,
    call_figures.surveys_offered                                                          AS surveys_offered,
    call_figures.surveys_rated                                                            AS surveys_rated,
    call_figures.satisfied                                                                AS satisfied,
    call_figures.dissatisfied                                                             AS dissatisfied,
    cases.case_id                                                                         AS case_id,
    ifNull(cases.complaint_point, listed.content)                                         AS complaint_point,
    cases.handling                                                                        AS handling,
    cases.reason                                                                          AS reason,
    cases.final_verdict                                                                   AS final_verdict,
    cases.nature                                                                          AS nature,
    cases.level                                                                           AS level,
    cases.handler                                                                         AS handler
FROM listed
LEFT JOIN agents ON agents.agent_id = listed.agent_id
LEFT JOIN call_figures ON call_figures.call_id = listed.call_id
LEFT JOIN cases ON cases.of_ticket = listed.ticket_id
