-- Grain: one row per service-quality case that was received on the days {from} to {to} and of whose three calendar days the feed case_attempts was loaded
-- Reads: cases_received, case_attempts, loaded_days
-- followup_on: The third calendar day, that of receipt being the first; on it the case counts
-- is_reached: Whether the customer was reached within 48 h: by a phone attempt, or by a reply on the phone or face to face
-- phoned_on: The days on which was phoned after receipt
-- is_followed_up: Whether was phoned on each of the three days (decision 352)
-- third_attempt_at: The first phone attempt of the third day, UTC; absent when there was none
WITH
    (SELECT groupUniqArray(loaded_day) FROM loaded_days WHERE feed = 'case_attempts') AS attempt_days,
    arrayMap(n -> received_on + n, [0, 1, 2]) AS three_days,
    arrayFilter(attempt -> attempt.1 >= received_at, attempts) AS later_attempts
SELECT
    case_id, ticket_id, agent_id, received_at, received_on, reply_due_at, replied_at, reply_mode, updated_at,
    received_on + 2                                                                                   AS followup_on,
    arrayExists(attempt -> attempt.2 = 1 AND attempt.1 <= reply_due_at, later_attempts)
        OR ifNull(reply_mode IN ('phone', 'explain') AND replied_at <= reply_due_at, 0)               AS is_reached,
    arraySort(arrayDistinct(arrayMap(attempt -> toDate(attempt.1, ${tz}), later_attempts)))           AS phoned_on,
    hasAll(phoned_on, three_days)                                                                     AS is_followed_up,
    arrayFirstOrNull(at -> toDate(at, ${tz}) = received_on + 2, arraySort(later_attempts.1))          AS third_attempt_at
FROM cases_received(from = {from:Date}, to = {to:Date}) AS received
LEFT JOIN
(
    SELECT case_id AS of_case, groupArray((attempt_at, ifNull(reached, 0))) AS attempts
    FROM case_attempts
    WHERE mode = 'phone' AND business_date BETWEEN {from:Date} AND {to:Date} + 2
    GROUP BY case_id
) AS phoned ON phoned.of_case = received.case_id
WHERE hasAll(attempt_days, three_days)
