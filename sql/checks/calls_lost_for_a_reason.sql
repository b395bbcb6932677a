-- severity: fail
-- uses: calls
-- label: 呼损数等于各呼损原因之和，短时放弃数不超过呼损数
-- meaning: every lost call was lost for one reason, and those given up at once are lost calls, in every row. Reads: call_measures of {day}.
WITH lost_abandoned + lost_timeout + lost_empty + lost_full + lost_key + lost_closed + lost_other AS of_a_reason
SELECT format('hour {0}, queue {1}, category {2}: {3} lost, {4} of a reason, {5} given up at once', toString(hour), ifNull(toString(queue), '-'),
    ifNull(toString(category), '-'), toString(lost), toString(of_a_reason), toString(lost_short)) AS detail
FROM call_measures
WHERE business_date = {day:Date} AND (lost != of_a_reason OR lost_short > lost)
ORDER BY detail
