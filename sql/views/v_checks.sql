-- Grain: one row a reconciliation check and business day: its last outcome
-- Reads: checks
SELECT
    run_id, check_name, business_date, severity, uses, state, detail, recorded_at
FROM checks
ORDER BY check_name, business_date, recorded_at DESC
LIMIT 1 BY check_name, business_date
