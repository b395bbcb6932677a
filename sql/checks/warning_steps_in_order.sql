-- severity: warn
-- uses: complaint_warnings
-- label: 投诉预警的环节不早于起点结束，各轮前后相接
-- meaning: a version of the day says that a step of a complaint warning ended before it began: it is neither due nor done; or a round has no round before
-- it. Reads: warning_deadlines of {day}, complaint_warnings of all days.
SELECT detail
FROM
(
    SELECT format('{0}: the step {1} ends before it starts, {2} to {3}', round_id, step.id,
        formatDateTime(assumeNotNull(step.began_at), '%Y-%m-%d %H:%i:%S', {tz:String}),
        formatDateTime(assumeNotNull(step.ended_at), '%Y-%m-%d %H:%i:%S', {tz:String})) AS detail
    FROM warning_deadlines(from = {day:Date}, to = {day:Date}, still_open = 0)
    ARRAY JOIN steps AS step
    WHERE business_date = {day:Date} AND ifNull(step.ended_at < step.began_at, 0)
    UNION ALL
    SELECT DISTINCT format('{0}/{1}: there is no round {2} before it', warning_id, toString(round), toString(round - 1))
    FROM complaint_warnings
    WHERE business_date = {day:Date} AND round > 1 AND (warning_id, round - 1) NOT IN (SELECT warning_id, round FROM complaint_warnings)
)
ORDER BY detail
