-- Grain: one row per complaint that was created on the day {day}: subject (Chinese, the same for all), value (how many complaints were created in the
-- 60 minutes up to it, itself and those of the same moment included, one of exactly 60 minutes before not), begins_at (the first of them), ends_at (itself).
-- Reads: tickets_created of {day} and the day before. Absent: a day without complaints has no row. The 60 minutes may begin on the day before.
SELECT '60分钟内最多' AS subject, value, begins_at, ends_at
FROM
(
    SELECT
        created_at                      AS ends_at,
        count() OVER within             AS value,
        min(created_at) OVER within     AS begins_at
    FROM
    (
        SELECT created_at, toUnixTimestamp64Milli(created_at) AS at_ms
        FROM tickets_created(from = {day:Date} - 1, to = {day:Date})
        WHERE kind = 'complaint'
    )
    WINDOW within AS (ORDER BY at_ms RANGE BETWEEN 3599999 PRECEDING AND CURRENT ROW)
)
WHERE toDate(ends_at, {tz:String}) = {day:Date}
ORDER BY ends_at
