-- severity: fail
-- uses: calls
-- label: 占用次数等于接通次数与呼损数之和
-- meaning: seizures = answered + lost, in every hour of the day. Reads: call_measures of {day}.
SELECT format('hour {0}: seizures {1}, answered {2} + lost {3}', toString(hour), toString(sum(seizures)), toString(sum(answered)), toString(sum(lost))) AS detail
FROM call_measures
WHERE business_date = {day:Date}
GROUP BY hour
HAVING sum(seizures) != sum(answered) + sum(lost)
ORDER BY hour
