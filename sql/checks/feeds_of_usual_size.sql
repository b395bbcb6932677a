-- severity: warn
-- uses: *
-- label: 各来源当日的数据量不少于往常的三成
-- told: opening
-- meaning: a feed that was loaded has 30 % of the rows, at least, that the days have on the average which {day} is compared with ({alike}), or so few
-- are no wonder: of m to be expected k and fewer come with a chance of at most e^-m × (e × m / k)^k, which must be below one in a million. Reads: feed_runs, usual_days.
SELECT feed, format('{0}: {1} rows, about {2} expected', feed, toString(loaded), toString(toUInt64(round(expected)))) AS detail
FROM
(
    SELECT feed, loaded, usual.expected AS expected
    FROM (SELECT feed, loaded, state FROM feed_runs WHERE business_date = {day:Date} ORDER BY finished_at DESC LIMIT 1 BY feed) AS today
    INNER JOIN (SELECT feed, avg(usual_rows) AS expected FROM usual_days(alike = {alike:Array(Date)}) GROUP BY feed) AS usual ON usual.feed = today.feed
    WHERE state = 'loaded'
)
WHERE loaded < 0.3 * expected AND loaded * (1 + log(expected / greatest(loaded, 1))) - expected < log(1e-6)
ORDER BY feed
