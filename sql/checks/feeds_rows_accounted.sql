-- severity: fail
-- uses: *
-- label: 读取的每一行都有去向，拒绝的行都有记录
-- meaning: the last attempt of each feed accounts for every row that it read, and each row that it refused stands in the ledger.
-- Reads: feed_runs and rejected_rows of {day}.
SELECT feed, format('{0}: read {1}, loaded {2} + duplicates {3} + rejected {4} + other_day {5} + filtered {6}; {7} rows in rejected_rows', feed,
    toString(rows_read), toString(loaded), toString(duplicates), toString(rejected), toString(other_day), toString(filtered),
    toString(ledger.refused)) AS detail
FROM (SELECT * FROM feed_runs WHERE business_date = {day:Date} ORDER BY finished_at DESC LIMIT 1 BY feed) AS attempt
LEFT JOIN
(
    SELECT feed, run_id, count() AS refused FROM rejected_rows WHERE business_date = {day:Date} GROUP BY feed, run_id
) AS ledger ON ledger.feed = attempt.feed AND ledger.run_id = attempt.run_id
WHERE rows_read != loaded + duplicates + rejected + other_day + filtered OR rejected != ledger.refused
ORDER BY feed
