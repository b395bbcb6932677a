-- Grain: one row per contract, month and issued version; is_latest tells the one that holds
-- Reads: statements
-- is_latest: 1 for the version that holds, the latest of contract and month
SELECT
    contract_id, vendor_id, vendor_name, covers, month, version,
    version = max(version) OVER (PARTITION BY contract_id, month) AS is_latest,
    currency, monthly_fee, total, difference, incomplete,
    arrayFilter(reason -> NOT startsWith(reason, 'note:'), reasons) AS reasons, issued_at
FROM statements
