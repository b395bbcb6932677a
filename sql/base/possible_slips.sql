-- Grain: one row for each thing of the days {from} to {to} that a contract may make a slip of; an attendance row that is both absent and late gives two
-- Reads: qa_reviews, cases_received, attendance, penalty_slips, obligations, warning_versions, loaded_days
-- A step of a warning that is overdue belongs to the day of its deadline; its nature is the step. It is none until warnings of that day, or of a
-- later one, are loaded. A case belongs to the day it was received. A case
-- that was rejected and stays so is nothing to list; one whose rejection was overturned is upheld.
-- standing: charged, pending (no verdict yet), overturned (upheld at first), revoked
SELECT 'review' AS kind, review_id AS id, reviewed_on AS day, toUnixTimestamp(toDateTime(reviewed_on, ${tz})) * 1000 AS at_ms,
    toNullable(toString(agent_id)) AS agent_id, toString(problem_code) AS code, NULL AS nature, 'charged' AS standing,
    0 AS appealed, CAST(NULL, 'Nullable(Decimal(18, 3))') AS quantity, CAST(NULL, 'Nullable(Decimal(18, 3))') AS amount,
    call_id, CAST(NULL, 'Nullable(String)') AS ticket_id
FROM qa_reviews
WHERE has_problem = 1 AND business_date BETWEEN {from:Date} AND {to:Date}
UNION ALL
SELECT 'case', case_id, received_on, toUnixTimestamp64Milli(received_at), toString(agent_id), NULL, toString(nature),
    multiIf(final_verdict = 'pending', 'pending', final_verdict = 'rejected', 'overturned', 'charged'),
    appealed_at IS NOT NULL AND appeal_verdict IS NULL, NULL, NULL, call_id, ticket_id
FROM cases_received(from = {from:Date}, to = {to:Date})
WHERE NOT (ifNull(verdict = 'rejected', 0) AND final_verdict = 'rejected')
UNION ALL
SELECT 'absence', concat(toString(date), '/', agent_id), date, toUnixTimestamp(toDateTime(date, ${tz})) * 1000,
    toString(agent_id), NULL, NULL, 'charged', 0, absent_hours, NULL, NULL, NULL
FROM attendance
WHERE absent_hours > 0 AND business_date BETWEEN {from:Date} AND {to:Date}
UNION ALL
SELECT 'lateness', concat(toString(date), '/', agent_id), date, toUnixTimestamp(toDateTime(date, ${tz})) * 1000,
    toString(agent_id), NULL, NULL, 'charged', 0, late_minutes, NULL, NULL, NULL
FROM attendance
WHERE late_minutes > 0 AND business_date BETWEEN {from:Date} AND {to:Date}
UNION ALL
SELECT 'by_hand', slip_id, date, toUnixTimestamp(toDateTime(date, ${tz})) * 1000, toString(agent_id), toString(code), NULL,
    if(status = 'revoked', 'revoked', 'charged'), status = 'appealed', NULL, amount, call_id, ticket_id
FROM penalty_slips
WHERE business_date BETWEEN {from:Date} AND {to:Date}
UNION ALL
SELECT 'warning', concat(record_id, '/', obligation.kind), due_on, toUnixTimestamp64Milli(due_at), obligation.agent_id, NULL, obligation.kind,
    'charged', 0, NULL, NULL, rounds.call_id, rounds.ticket_id
FROM obligations(of = ['complaint_warnings'], from = {from:Date}, to = {to:Date}) AS obligation
LEFT JOIN (SELECT round_id, call_id, ticket_id FROM warning_versions(from = {from:Date}, to = {to:Date}, still_open = 0) ORDER BY version DESC LIMIT 1 BY round_id) AS rounds
    ON rounds.round_id = obligation.record_id
WHERE NOT is_met AND due_on <= (SELECT max(loaded_day) FROM loaded_days WHERE feed = 'complaint_warnings')
