-- Grain: one row per interval and queue of the days {days}
-- Reads: call_intervals
-- Parameters: days; tz: business time zone; minutes: length of an interval
-- Absent: the queue of calls without one; they belong to the whole centre alone
SELECT
    business_date,
    intDiv(toUnixTimestamp(interval_start) - toUnixTimestamp(toDateTime(business_date, {tz:String})), {minutes:UInt32} * 60) AS position,
    ifNull(toString(queue), '')                                                           AS queue_or_none,
    offered                                                                               AS calls,
    answered                                                                              AS calls_answered,
    talk_s + wrap_up_s                                                                    AS handling_s,
    wait_s,
    quit
FROM call_intervals
WHERE business_date IN {days:Array(Date)}
