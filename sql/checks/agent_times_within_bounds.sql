-- severity: fail
-- uses: agent_states, shifts, attendance
-- label: 示忙、话后、离席、吻合、有效时长不超过工作时长，吻合与问题时长之和不超过排班时长，实出勤不超过应出勤，规范班次不超过应签班次
-- meaning: busy, wrap-up, away, adherent and productive time lie within the time logged in, busy within away, adherent and excused time together within the scheduled, all within the day;
-- nobody attends without being scheduled, and no more shifts are signed than are due. Reads: agent_measures of {day}.
WITH dateDiff('second', toDateTime({day:Date}, {tz:String}), toDateTime({day:Date} + 1, {tz:String})) AS day_s
SELECT format('agent {0}: logged in {1} s, busy {2}, adherent {3}, productive {4}, scheduled {5}; attended {6} of {7} days; wrap-up {8}, away {9}, excused {10}; signed {11} of {12} shifts', agent_id, toString(logged_in_s),
    toString(busy_s), toString(adherent_s), toString(productive_s), toString(scheduled_s), toString(attended_days), toString(scheduled_days), toString(wrap_up_s), toString(away_s),
    toString(excused_s), toString(shifts_signed), toString(shifts_due)) AS detail
FROM agent_measures
WHERE business_date = {day:Date}
  AND (logged_in_s > day_s OR busy_s > logged_in_s OR wrap_up_s > logged_in_s OR away_s > logged_in_s OR away_s < busy_s OR adherent_s > logged_in_s OR adherent_s + excused_s > scheduled_s OR excused_s < 0 OR shifts_signed > shifts_due OR productive_s > logged_in_s
    OR productive_s < 0 OR attended_days > scheduled_days)
ORDER BY agent_id
