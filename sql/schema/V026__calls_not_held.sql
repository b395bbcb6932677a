-- A slip about a call that the warehouse does not hold says so.
ALTER TABLE statement_lines ADD COLUMN IF NOT EXISTS call_held Nullable(UInt8) AFTER appealed;
ALTER TABLE statement_lines COMMENT COLUMN call_held '0 when the warehouse did not hold the call of the slip; absent otherwise';
ALTER TABLE statement_lines COMMENT COLUMN kind 'kpi, slip, bonus, cap, total; for information, without amount: month (a per-day rule over the month), day (an assessed day that costs nothing), not_priced (a KPI with a target that the contract does not price)';
ALTER TABLE statement_lines COMMENT COLUMN outcome 'Why the line has its amount: charged, on_target, no_value, too_few_cases, not_told_apart, merged, pending, overturned, revoked, unpriced, granted, capped, sum';
