-- severity: fail
-- uses: tickets, ticket_steps
-- label: 工单各分项不超过其总数
-- meaning: no part is larger than its whole: kinds, dispatched, first_time_customers, gift_willing, in_scope and first_contact_known within tickets, solutions within in_scope,
-- what was in time or overdue within what was due, what was sent back within what was done, in every row. Reads: ticket_measures of {day}.
SELECT format('agent {0}, category {1}: tickets {2}, of kinds {3}, dispatched {4}, of new customers {19}, willing {20}; in scope {5}, solved {6} + {7}; first contact {8} of {9}; replies {10} of {11}, responses {12} of {13}, overdue {14} of {15}; steps returned {16} + misdispatched {17} of {18}',
    ifNull(toString(agent_id), '-'), ifNull(toString(category), '-'), toString(tickets), toString(inquiries + suggestions + complaints), toString(dispatched),
    toString(in_scope), toString(resolved_with_info), toString(accepted_without_info), toString(first_contact_resolved), toString(first_contact_known),
    toString(replies_on_time), toString(replies_due), toString(responses_in_5_min), toString(responses_due), toString(steps_overdue), toString(steps_due),
    toString(steps_returned), toString(steps_misdispatched), toString(steps_done), toString(first_time_customers), toString(gift_willing)) AS detail
FROM ticket_measures
WHERE business_date = {day:Date}
  AND (inquiries + suggestions + complaints > tickets OR dispatched > tickets OR first_time_customers > tickets OR gift_willing > tickets OR in_scope > tickets OR resolved_with_info + accepted_without_info > in_scope
    OR first_contact_known > tickets OR first_contact_resolved > first_contact_known OR replies_on_time > replies_due
    OR responses_in_5_min > responses_due OR steps_overdue > steps_due OR steps_returned + steps_misdispatched > steps_done)
ORDER BY detail
