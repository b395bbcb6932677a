-- Rows: 坐席当日工时
-- Grain: one row per agent with a state, a shift or excused time on the day {day}.
-- After: agent_intervals
-- Reads: agent_intervals of {day}, shifts of {day} and its neighbours (shifts over midnight), excused of {day} and the seven days before.
-- Absent: an agent with none of them has no row; sums are 0, never absent.
--
-- Times are clipped to the business day. Of two sets of intervals A and B, what lies in both is |A| + |B| - |A or B|, each
-- counted once. A shift counts in full length for scheduled_s, overlaps included. Excused time is what lies in both shifts and excused time, less what was logged in.
-- Decisions: 53, 355.
WITH
    toInt64(toUnixTimestamp(toDateTime({day:Date}, {tz:String}))) * 1000                  AS day_start,
    toInt64(toUnixTimestamp(toDateTime({day:Date} + 1, {tz:String}))) * 1000              AS day_end,
    intervals AS
    (
        SELECT agent_id, transform(state, ['logged_in', 'busy', 'wrap_up'], ['L', 'B', 'W'], 'A') AS kind, toUnixTimestamp64Milli(from_at) AS s, toUnixTimestamp64Milli(to_at) AS e
        FROM agent_intervals
        WHERE business_date = {day:Date}
        UNION ALL
        SELECT agent_id, 'S', greatest(toUnixTimestamp64Milli(starts_at), day_start), least(toUnixTimestamp64Milli(ends_at), day_end)
        FROM shifts
        WHERE business_date BETWEEN {day:Date} - 1 AND {day:Date} + 1
          AND toUnixTimestamp64Milli(starts_at) < day_end AND toUnixTimestamp64Milli(ends_at) > day_start
        UNION ALL
        SELECT agent_id, 'E', greatest(toUnixTimestamp64Milli(from_at), day_start), least(toUnixTimestamp64Milli(to_at), day_end)
        FROM excused
        WHERE business_date BETWEEN {day:Date} - 7 AND {day:Date}
          AND toUnixTimestamp64Milli(from_at) < day_end AND toUnixTimestamp64Milli(to_at) > day_start
    ),
    times AS
    (
        SELECT
            agent_id,
            toInt64(intervalLengthSumIf(s, e, kind = 'L'))                                AS logged_in_ms,
            toInt64(intervalLengthSumIf(s, e, kind = 'B'))                                AS all_busy_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'B')))                        AS logged_in_or_busy_ms,
            toInt64(intervalLengthSumIf(s, e, kind = 'W'))                                AS all_wrap_up_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'W')))                        AS logged_in_or_wrap_up_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('B', 'A')))                        AS all_away_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'B', 'A')))                   AS logged_in_or_away_ms,
            sumIf(e - s, kind = 'S')                                                      AS scheduled_ms,
            toInt64(intervalLengthSumIf(s, e, kind = 'S'))                                AS shift_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'S')))                        AS logged_in_or_shift_ms,
            logged_in_ms + all_busy_ms - logged_in_or_busy_ms                             AS busy_ms,
            logged_in_ms + all_wrap_up_ms - logged_in_or_wrap_up_ms                       AS wrap_up_ms,
            logged_in_ms + all_away_ms - logged_in_or_away_ms                             AS away_ms,
            logged_in_ms + shift_ms - logged_in_or_shift_ms                               AS adherent_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'E')))                        AS logged_in_or_excused_ms,
            toInt64(intervalLengthSumIf(s, e, kind IN ('L', 'E', 'S')))                   AS any_of_these_ms,
            logged_in_or_excused_ms + shift_ms - any_of_these_ms - adherent_ms            AS excused_ms,
            arraySort(groupArray((kind, concat(
                formatDateTime(fromUnixTimestamp64Milli(s, 'UTC'), '%H:%i:%S', {tz:String}), '-',
                formatDateTime(fromUnixTimestamp64Milli(e, 'UTC'), '%H:%i:%S', {tz:String}))))) AS spans
        FROM intervals
        GROUP BY agent_id
    )
SELECT
    agent_id,
    -- measures
    toDecimal64(logged_in_ms, 3) / 1000                                                   AS logged_in_s,
    toDecimal64(busy_ms, 3) / 1000                                                        AS busy_s,
    toDecimal64(wrap_up_ms, 3) / 1000                                                     AS wrap_up_s,
    toDecimal64(away_ms, 3) / 1000                                                        AS away_s,
    toDecimal64(scheduled_ms, 3) / 1000                                                   AS scheduled_s,
    toDecimal64(adherent_ms, 3) / 1000                                                    AS adherent_s,
    toDecimal64(excused_ms, 3) / 1000                                                     AS excused_s,
    toDecimal64(if(scheduled_ms > 0, logged_in_ms - busy_ms, 0), 3) / 1000                AS productive_s,
    -- evidence: local times, joined by blanks
    arrayStringConcat(arrayMap(span -> span.2, arrayFilter(span -> span.1 = 'S', spans)), ' ') AS shift_times,
    arrayStringConcat(arrayMap(span -> span.2, arrayFilter(span -> span.1 = 'L', spans)), ' ') AS logged_in_times,
    arrayStringConcat(arrayMap(span -> span.2, arrayFilter(span -> span.1 = 'B', spans)), ' ') AS busy_times,
    arrayStringConcat(arrayMap(span -> span.2, arrayFilter(span -> span.1 = 'W', spans)), ' ') AS wrap_up_times,
    arrayStringConcat(arrayMap(span -> span.2, arrayFilter(span -> span.1 = 'A', spans)), ' ') AS away_times,
    arrayStringConcat(arrayMap(span -> span.2, arrayFilter(span -> span.1 = 'E', spans)), ' ') AS excused_times
FROM times
