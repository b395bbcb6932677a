-- Rows: 班次签到签退
-- Grain: one row per shift that counts on the day {day}.
-- After: agent_intervals
-- Reads: shifts_to_sign and agent_intervals of {day} and the two days before (shifts over midnight, and what was signed in before it).
-- Absent: a shift of an agent who never signed in; it is due and not signed.
--
-- A shift is signed in and out of in good time when the agent is logged in without a gap from sign_in_by until it starts, and from
-- its end until sign_out_from. Sign-ins that overlap or touch, as at midnight, are one.
-- Decision: 356.
WITH
    due AS
    (
        SELECT agent_id, toUnixTimestamp64Milli(starts_at) AS starts_ms, toUnixTimestamp64Milli(ends_at) AS ends_ms,
            toUnixTimestamp64Milli(sign_in_by) AS in_ms, toUnixTimestamp64Milli(sign_out_from) AS out_ms
        FROM shifts_to_sign
        WHERE business_date BETWEEN {day:Date} - 2 AND {day:Date} AND sign_day = {day:Date}
    ),
    logged_in AS
    (
        SELECT agent_id, groupArray((toUnixTimestamp64Milli(from_at), toUnixTimestamp64Milli(to_at))) AS spans
        FROM agent_intervals
        WHERE business_date BETWEEN {day:Date} - 2 AND {day:Date} AND state = 'logged_in'
        GROUP BY agent_id
    ),
    covered AS
    (
        SELECT
            due.agent_id AS agent_id, starts_ms, ends_ms, starts_ms - in_ms AS wanted_ms,
            toInt64(arrayReduce('intervalLengthSum', arrayMap(span -> greatest(span.1, in_ms), spans),
                arrayMap(span -> greatest(span.1, in_ms, least(span.2, starts_ms)), spans)))            AS before_ms,
            toInt64(arrayReduce('intervalLengthSum', arrayMap(span -> greatest(span.1, ends_ms), spans),
                arrayMap(span -> greatest(span.1, ends_ms, least(span.2, out_ms)), spans)))             AS after_ms
        FROM due
        LEFT JOIN logged_in ON logged_in.agent_id = due.agent_id
    )
SELECT
    agent_id,
    -- measures
    1                                                                                     AS shifts_due,
    before_ms = wanted_ms AND after_ms = wanted_ms                                        AS shifts_signed,
    -- evidence: local times, and seconds logged in within the minutes before and after
    formatDateTime(fromUnixTimestamp64Milli(starts_ms, 'UTC'), '%m-%d %H:%i:%S', {tz:String}) AS shift_begins,
    formatDateTime(fromUnixTimestamp64Milli(ends_ms, 'UTC'), '%m-%d %H:%i:%S', {tz:String})   AS shift_ends,
    toDecimal64(before_ms, 3) / 1000                                                      AS logged_in_before_s,
    toDecimal64(after_ms, 3) / 1000                                                       AS logged_in_after_s
FROM covered
