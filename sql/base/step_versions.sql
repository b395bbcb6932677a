-- Grain: one row per version of a step of a ticket
-- Reads: ticket_steps
-- step_id: Ticket and number of the step, as retirements name it
-- step_group: Group that it was given to
-- stated_due_at: The deadline that the version states, else what config/limits.yml says, UTC; none of a step that it says was cancelled (decisions 351 and 354)
-- done_on: Business day on which it ended, unless it was cancelled
WITH
    ${tz} AS business_zone,
    ${working_time},
    ${due_within},
    ${step_limits} AS limits
SELECT
    *,
    concat(ticket_id, '/', toString(step_no))                         AS step_id,
    `group`                                                           AS step_group,
    multiIf(ifNull(outcome = 'cancelled', 0), NULL, empty(limits), due_at,
        coalesce(due_at, due_within(started_at, arrayFirst(entry -> entry.name = step, limits)))) AS stated_due_at,
    if(ifNull(outcome = 'cancelled', 0), NULL, toDate(done_at, ${tz})) AS done_on
FROM ticket_steps
