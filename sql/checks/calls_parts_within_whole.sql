-- severity: fail
-- uses: calls, surveys
-- label: 通话各分项不超过其总数
-- meaning: no part is larger than its whole: answered_in_target <= answered, queue_hangups <= lost, queued <= seizures, queue_entries =
-- answered + lost ones, transferred_out and surveys_offered <= talks, outbound_answered <= outbound_calls, in every row.
-- Reads: call_measures of {day}.
SELECT format('hour {0}: {1} of answered {2} in target, {3} of lost {4} hung up in the queue, {5} of seizures {6} queued, queue entries {7} = {8} + {9}, {10} of talks {11} transferred out, {12} rated, outbound {13} of {14} answered',
    toString(hour), toString(answered_in_target), toString(answered), toString(queue_hangups), toString(lost), toString(queued), toString(seizures),
    toString(queue_entries), toString(queue_entries_answered), toString(queue_entries_lost), toString(transferred_out), toString(talks),
    toString(surveys_offered), toString(outbound_answered), toString(outbound_calls)) AS detail
FROM call_measures
WHERE business_date = {day:Date}
  AND (answered_in_target > answered OR queue_hangups > lost OR queued > seizures OR queue_entries != queue_entries_answered + queue_entries_lost
    OR transferred_out > talks OR surveys_offered > talks OR outbound_answered > outbound_calls)
ORDER BY hour
