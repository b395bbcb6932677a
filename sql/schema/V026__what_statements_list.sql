-- A slip about a call that the warehouse does not hold says so; deadlines that were moved after they had passed are listed.
ALTER TABLE statements COMMENT COLUMN reasons 'Why there is this version: closed, terms, loaded:<feed>:<first day>:<last day>, versions:<feed>/<record>@<written>;…, program, note:<text>';
ALTER TABLE statement_lines ADD COLUMN IF NOT EXISTS call_held Nullable(UInt8) AFTER appealed;
ALTER TABLE statement_lines COMMENT COLUMN call_held '0 when the warehouse did not hold the call of the slip; absent otherwise';
ALTER TABLE statement_lines COMMENT COLUMN kind 'kpi, slip, bonus, cap, total; for information, without amount: month (a per-day rule over the month), day (an assessed day that costs nothing), not_priced (a KPI with a target that the contract does not price), moved (a deadline moved or dropped after it had passed)';
ALTER TABLE statement_lines COMMENT COLUMN outcome 'Why the line has its amount: charged, on_target, no_value, too_few_cases, not_told_apart, merged, pending, overturned, revoked, unpriced, granted, capped, sum';
ALTER TABLE statement_lines ADD COLUMN IF NOT EXISTS due_at Nullable(DateTime64(3, 'UTC')) AFTER cap_limit;
ALTER TABLE statement_lines ADD COLUMN IF NOT EXISTS moved_at Nullable(DateTime64(3, 'UTC')) AFTER due_at;
ALTER TABLE statement_lines ADD COLUMN IF NOT EXISTS next_due_at Nullable(DateTime64(3, 'UTC')) AFTER moved_at;
ALTER TABLE statement_lines COMMENT COLUMN due_at 'Of a moved deadline: the deadline that had passed, UTC';
ALTER TABLE statement_lines COMMENT COLUMN moved_at 'When the version that moves or drops it was written, UTC';
ALTER TABLE statement_lines COMMENT COLUMN next_due_at 'The deadline that it states, UTC; absent: none';
ALTER TABLE statement_lines COMMENT COLUMN rule 'Rule kind, tariff code or kind of deadline; empty for caps, the total and slips without code';
-- No seconds and no KPI stand in a comment: both are configuration.
ALTER TABLE call_measures COMMENT COLUMN answered_in_target 'Answered calls whose wait was within the answer target of the configuration';
ALTER TABLE presence_measures COMMENT COLUMN assessed_required_seat_s 'required_seat_s on days whose service level is below target, else 0';
