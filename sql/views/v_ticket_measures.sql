-- Grain: business day × agent × category
-- Reads: ticket_measures
SELECT
    business_date, agent_id, category, tickets, inquiries, suggestions, complaints, dispatched, in_scope,
    resolved_with_info, accepted_without_info, first_contact_known, first_contact_resolved, replies_due,
    replies_on_time, responses_due, responses_in_5_min, steps_due, steps_overdue, deadlines_moved,
    deadlines_moved_late
FROM ticket_measures
