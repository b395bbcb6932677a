-- Grain: at most one row: tickets whose complaint may be taken further and that were not closed at the end of the day {day}: subject (Chinese), value
-- (how many), begins_at (when the oldest was created), ends_at (the end of the day), note (which they are, the oldest first).
-- Reads: tickets_at_risk. Absent: without any there is no row.
-- A ticket is looked at as its latest version says, one that was closed after the day is open on it.
WITH
    toDateTime64(toString({day:Date} + 1), 3, {tz:String}) AS day_end
SELECT
    '未关闭工单'                                                         AS subject,
    count()                                                             AS value,
    min(created_at)                                                     AS begins_at,
    CAST(day_end - toIntervalMillisecond(1) AS DateTime64(3, 'UTC'))    AS ends_at,
    concat(arrayStringConcat(arraySlice(arraySort(groupArray(concat(formatDateTime(created_at, '%m-%d %H:%i', {tz:String}), ' ', ticket_id))),
        1, 10), '、'), if(value > 10, '……', ''))                          AS note
FROM tickets_at_risk
WHERE created_on <= {day:Date} AND ifNull(closed_at >= day_end, 1)
HAVING value > 0
