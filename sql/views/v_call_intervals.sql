-- Grain: business day × interval × queue; a measure that was not delivered on a day is absent
-- Reads: call_intervals, days_with_value
-- handling_s: Seconds of talk and wrap-up; ÷ answered it is the handling time
WITH
    ${measured}
SELECT
    business_date, interval_start, interval_minutes, queue,
    measured('seizures', call_intervals.offered) AS offered,
    measured('answered', call_intervals.answered) AS answered,
    measured('answered_in_target', call_intervals.answered_in_target) AS answered_in_target,
    measured('lost', call_intervals.lost) AS lost,
    measured('queue_hangups', call_intervals.quit) AS quit,
    measured('wait_answered_s', call_intervals.wait_s) AS wait_s,
    measured('talk_s', call_intervals.talk_s) AS talk_s,
    wrap_up_s,
    talk_s + wrap_up_s AS handling_s
FROM call_intervals
LEFT JOIN days_with_value ON valued_day = business_date
