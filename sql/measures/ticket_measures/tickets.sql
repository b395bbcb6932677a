-- Rows: 工单
-- Grain: one row per ticket that was created on the days {from} to {to} or whose first response is due on them: one for each such day.
-- Reads: tickets_created of these days and the day before the first.
-- Absent: agent, category or channel that a ticket does not have; step and group, which whole tickets have none of; contributions are 0, never absent. A yes/no that is not given counts as no, but for
-- first_contact, whose absence means that it is not known.
--
-- A ticket belongs to the day it was created, its first response to the day in which it is due, whether given or not.
-- Decision: 55.
WITH parts AS
(
    SELECT
        *,
        counted_on,
        created_on = counted_on                                                       AS is_created,
        toDate(response_due_at, {tz:String}) = counted_on                             AS response_is_due,
        is_created AND ifNull(created.in_scope, 0) = 1                                AS lies_in_scope,
        ifNull(info_available, 0) = 1                                                 AS had_info
    FROM tickets_created(from = {from:Date} - 1, to = {to:Date}) AS created
    ARRAY JOIN arrayDistinct([created_on, toDate(response_due_at, {tz:String})]) AS counted_on
    WHERE counted_on BETWEEN {from:Date} AND {to:Date}
)
SELECT
    counted_on                                                              AS business_date,
    agent_id,
    category,
    channel,
    CAST(NULL AS Nullable(String))                                          AS step,
    CAST(NULL AS Nullable(String))                                          AS step_group,
    -- measures
    is_created                                                              AS tickets,
    is_created AND kind = 'inquiry'                                         AS inquiries,
    is_created AND kind = 'suggestion'                                      AS suggestions,
    is_created AND kind = 'complaint'                                       AS complaints,
    is_created AND dispatch_group IS NOT NULL                               AS dispatched,
    is_created AND ifNull(accepts_gifts, 0) = 1                             AS gift_willing,
    lies_in_scope                                                           AS in_scope,
    lies_in_scope AND had_info AND ifNull(resolved, 0) = 1                  AS resolved_with_info,
    lies_in_scope AND NOT had_info AND ifNull(customer_accepted, 0) = 1     AS accepted_without_info,
    is_created AND first_contact IS NOT NULL                                AS first_contact_known,
    is_created AND ifNull(first_contact, 0) = 1                             AS first_contact_resolved,
    is_created AND ifNull(result = 'success', 0)                            AS inbound_conversions,
    response_is_due                                                         AS responses_due,
    response_is_due AND ifNull(first_response_at <= response_due_at, 0)     AS responses_in_5_min,
    -- evidence
    ticket_id, call_id, kind, status, created_at, updated_at, needs_reply, reply_due_at, replied_at, response_due_at,
    first_response_at, step_due_at, step_done_at, dispatch_group, info_available, resolved, customer_accepted, first_contact, result
FROM parts
