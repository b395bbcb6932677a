-- Grain: one row per complaint ticket: what became of it
-- Reads: v_tickets, cases_of_tickets, penalty_slips
-- created_on: Day of the complaint in the business time zone; the cohort
-- ticket_agent_id: Agent who took the complaint
-- case_id: Service-quality case of the ticket; of several the one received last; absent when none was opened
-- case_agent_id: Agent whom the case is about; absent without a case
-- days_to_case: Whole days of 24 hours from the complaint to the case
-- final_verdict: Verdict after the appeal; absent without a case, or while it is not judged
-- days_to_verdict: Whole days of 24 hours from the complaint to the verdict
-- slips: Slips about the ticket that were not revoked
-- first_slip_on: Day of the first of them; absent when there is none
-- stage: How far it went: complaint, case, judged or slip
SELECT
    toDate(created_at, ${tz})                                                           AS created_on,
    tickets.ticket_id                                                                     AS ticket_id,
    category, subtype,
    tickets.agent_id                                                                      AS ticket_agent_id,
    closed_at,
    nullIf(cases.case_id, '')                                                             AS case_id,
    if(cases.case_id = '', NULL, toNullable(toString(cases.agent_id)))                    AS case_agent_id,
    if(cases.case_id = '', NULL, age('day', created_at, cases.received_at))               AS days_to_case,
    if(cases.case_id = '' OR cases.final_verdict = 'pending', NULL, cases.final_verdict)  AS final_verdict,
    age('day', created_at, cases.judged_at)                                               AS days_to_verdict,
    written.slips                                                                         AS slips,
    if(written.slips = 0, NULL, written.first_slip_on)                                    AS first_slip_on,
    multiIf(written.slips > 0, 'slip', days_to_verdict IS NOT NULL, 'judged', case_id IS NOT NULL, 'case', 'complaint') AS stage
FROM v_tickets AS tickets
LEFT JOIN cases_of_tickets(from = '1970-01-02') AS cases ON cases.of_ticket = tickets.ticket_id
LEFT JOIN
(
    SELECT assumeNotNull(ticket_id) AS slip_ticket, count() AS slips, min(date) AS first_slip_on
    FROM penalty_slips
    WHERE ticket_id IS NOT NULL AND status != 'revoked'
    GROUP BY slip_ticket
) AS written ON written.slip_ticket = tickets.ticket_id
WHERE kind = 'complaint'
