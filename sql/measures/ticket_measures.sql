-- Grain: business day × agent × category, for the day {day}.
-- Reads: tickets of all days (the latest version of each).
-- Absent: agent or category that a ticket does not have; sums are 0, never absent. A yes/no that is not given counts as no, but for
-- first_contact, whose absence means that it is not known.
--
-- A ticket belongs to the day it was created; a timeliness measure to the day in which its deadline falls, whether met or not.
WITH
    latest AS
    (
        SELECT *
        FROM tickets
        ORDER BY updated_at DESC, read_order DESC
        LIMIT 1 BY ticket_id
    ),
    parts AS
    (
        SELECT
            agent_id,
            category,
            toDate(created_at, {tz:String}) = {day:Date}                                  AS is_created,
            ifNull(needs_reply = 1 AND toDate(reply_due_at, {tz:String}) = {day:Date}, 0) AS reply_is_due,
            toDate(created_at + INTERVAL 5 MINUTE, {tz:String}) = {day:Date}              AS response_is_due,
            ifNull(toDate(step_due_at, {tz:String}) = {day:Date}, 0)                      AS step_is_due,
            kind,
            dispatch_group IS NOT NULL                                                    AS was_dispatched,
            ifNull(latest.in_scope, 0) = 1                                                AS lies_in_scope,
            ifNull(info_available, 0) = 1                                                 AS had_info,
            ifNull(resolved, 0) = 1                                                       AS was_resolved,
            ifNull(customer_accepted, 0) = 1                                              AS was_accepted,
            first_contact,
            ifNull(replied_at <= reply_due_at, 0)                                         AS replied_on_time,
            ifNull(first_response_at <= created_at + INTERVAL 5 MINUTE, 0)                AS responded_on_time,
            ifNull(step_done_at <= step_due_at, 0)                                        AS step_on_time
        FROM latest
        WHERE is_created OR reply_is_due OR response_is_due OR step_is_due
    )
SELECT
    {day:Date}                                                              AS business_date,
    agent_id,
    category,
    countIf(is_created)                                                     AS tickets,
    countIf(is_created AND kind = 'inquiry')                                AS inquiries,
    countIf(is_created AND kind = 'suggestion')                             AS suggestions,
    countIf(is_created AND kind = 'complaint')                              AS complaints,
    countIf(is_created AND was_dispatched)                                  AS dispatched,
    countIf(is_created AND lies_in_scope)                                   AS in_scope,
    countIf(is_created AND lies_in_scope AND had_info AND was_resolved)     AS resolved_with_info,
    countIf(is_created AND lies_in_scope AND NOT had_info AND was_accepted) AS accepted_without_info,
    countIf(is_created AND first_contact IS NOT NULL)                       AS first_contact_known,
    countIf(is_created AND ifNull(first_contact, 0) = 1)                    AS first_contact_resolved,
    countIf(reply_is_due)                                                   AS replies_due,
    countIf(reply_is_due AND replied_on_time)                               AS replies_on_time,
    countIf(response_is_due)                                                AS responses_due,
    countIf(response_is_due AND responded_on_time)                          AS responses_in_5_min,
    countIf(step_is_due)                                                    AS steps_due,
    countIf(step_is_due AND NOT step_on_time)                               AS steps_overdue
FROM parts
GROUP BY agent_id, category
