-- Grain: business day × agent × category × channel × step × group; a measure that was not delivered on a day is absent
-- Reads: ticket_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, agent_id, category, channel, step, step_group,
    measured('tickets', ticket_measures.tickets) AS tickets, measured('inquiries', ticket_measures.inquiries) AS inquiries,
    measured('suggestions', ticket_measures.suggestions) AS suggestions,
    measured('complaints', ticket_measures.complaints) AS complaints, measured('dispatched', ticket_measures.dispatched) AS dispatched,
    measured('gift_willing', ticket_measures.gift_willing) AS gift_willing,
    measured('first_time_customers', ticket_measures.first_time_customers) AS first_time_customers,
    measured('in_scope', ticket_measures.in_scope) AS in_scope,
    measured('resolved_with_info', ticket_measures.resolved_with_info) AS resolved_with_info,
    measured('accepted_without_info', ticket_measures.accepted_without_info) AS accepted_without_info,
    measured('first_contact_known', ticket_measures.first_contact_known) AS first_contact_known,
    measured('first_contact_resolved', ticket_measures.first_contact_resolved) AS first_contact_resolved,
    measured('replies_due', ticket_measures.replies_due) AS replies_due,
    measured('replies_on_time', ticket_measures.replies_on_time) AS replies_on_time,
    measured('responses_due', ticket_measures.responses_due) AS responses_due,
    measured('responses_in_5_min', ticket_measures.responses_in_5_min) AS responses_in_5_min,
    measured('steps_due', ticket_measures.steps_due) AS steps_due,
    measured('steps_overdue', ticket_measures.steps_overdue) AS steps_overdue,
    measured('steps_done', ticket_measures.steps_done) AS steps_done,
    measured('steps_returned', ticket_measures.steps_returned) AS steps_returned,
    measured('steps_misdispatched', ticket_measures.steps_misdispatched) AS steps_misdispatched,
    measured('inbound_conversions', ticket_measures.inbound_conversions) AS inbound_conversions,
    measured('deadlines_moved', ticket_measures.deadlines_moved) AS deadlines_moved,
    measured('deadlines_moved_late', ticket_measures.deadlines_moved_late) AS deadlines_moved_late
FROM ticket_measures
LEFT JOIN days_with_value ON valued_day = business_date
