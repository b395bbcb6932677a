-- severity: warn
-- uses: campaign_attempts, calls
-- label: 外呼拨打与通话记录的时间相差不超过2秒
-- Facts: campaign_attempts
-- meaning: an attempt of the day whose call is held began, was connected to its agent and ended within 2 s of the call's leg. Reads: campaign_attempts of
-- {day}, calls of {day} and the days beside it.
SELECT format('{0} attempts differ from their calls by more than 2 s, such as attempt {1} of call {2}', toString(count()), min(attempt_id),
    argMin(call_id, attempt_id)) AS detail
FROM
(
    SELECT attempt_id, assumeNotNull(call_id) AS call_id, ifNull(leg, 1) AS leg, dialled_at, agent_at, ended_at
    FROM campaign_attempts
    WHERE business_date = {day:Date} AND call_id IS NOT NULL
) AS attempts
INNER JOIN
(
    SELECT call_id AS held_call, leg AS held_leg, arrived_at, answered_at AS held_answered_at, ended_at AS held_ended_at
    FROM calls
    WHERE business_date BETWEEN {day:Date} - 1 AND {day:Date} + 1
) AS held ON held_call = call_id AND held_leg = leg
WHERE abs(dateDiff('millisecond', arrived_at, dialled_at)) > 2000 OR abs(dateDiff('millisecond', held_ended_at, ended_at)) > 2000
    OR ifNull(abs(dateDiff('millisecond', held_answered_at, agent_at)) > 2000, 0)
HAVING count() > 0
