-- Grain: one row a refused source row and run; without the row and its values
-- Reads: rejected_rows
-- reason: Why the row was refused; quoted values and long numbers masked
-- Shows no quoted value, and no number of 7 digits and more nor one whose digits stand apart (decision 150).
SELECT
    run_id, feed, business_date, source, sheet, line, column_name,
    replaceRegexpAll(replaceRegexpAll(rejected_rows.reason, '(?s)\'.*\'', '\'…\''),
        '[1１][^\\p{L}\\p{Nd}]{0,2}[3-9３-９](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9}|'
        || '[0０](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9,11}|\\p{Nd}{7,}', '****') AS reason,
    recorded_at
FROM rejected_rows
