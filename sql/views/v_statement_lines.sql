-- Grain: one row per line of an issued version. Holds no customer's number and no free text
-- Reads: statement_lines, statements
SELECT
    s.contract_id AS contract_id, s.vendor_id AS vendor_id, s.month AS month, s.version AS version, l.line AS line,
    l.kind AS kind, l.ref AS ref, l.title AS title, l.agent_id AS agent_id, l.rule AS rule, l.business_date AS business_date,
    l.unit AS unit, l.numerator AS numerator, l.denominator AS denominator, l.value AS value, l.target AS target,
    l.direction AS direction, l.rounding AS rounding, l.points AS points, l.price AS price, l.tier AS tier,
    l.fee_share AS fee_share, l.slip_kind AS slip_kind, l.call_id AS call_id, l.ticket_id AS ticket_id, l.quantity AS quantity,
    l.merged_into AS merged_into, l.appealed AS appealed, l.call_held AS call_held, l.cap_scope AS cap_scope, l.cap_before AS cap_before,
    l.cap_limit AS cap_limit, l.due_at AS due_at, l.moved_at AS moved_at, l.next_due_at AS next_due_at, l.outcome AS outcome, l.amount AS amount, l.note AS note
FROM statement_lines AS l
INNER JOIN statements AS s ON s.statement_id = l.statement_id
