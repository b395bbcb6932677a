-- Grain: business day × begun second of waiting × queue × agent; a measure that was not delivered on a day is absent
-- Reads: call_waits, days_with_value
WITH
    ${measured}
SELECT
    business_date, waited_s, queue, agent_id,
    measured('answered_in_target', call_waits.answered) AS answered,
    measured('lost', call_waits.lost) AS lost
FROM call_waits
LEFT JOIN days_with_value ON valued_day = business_date
