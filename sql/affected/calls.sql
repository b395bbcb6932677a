-- Facts: calls, surveys, agent_states, shifts, excused
-- Of the day: calls, surveys, agent_states, shifts, excused
WITH ends AS
(
    SELECT toDate(max(ifNull(to_at, from_at)), {tz:String}) AS last_end FROM agent_states WHERE business_date = {day:Date} HAVING count() > 0
    UNION ALL
    SELECT toDate(max(ended_at), {tz:String}) FROM calls WHERE business_date = {day:Date} AND agent_id IS NOT NULL HAVING count() > 0
)
-- calls of the day before whose later legs or ratings lie in the day
SELECT arrayJoin(['call_measures', 'call_intervals', 'call_waits', 'forecast_measures', 'presence_measures', 'qa_measures']) AS model, {day:Date} - 1 AS day
FROM calls
WHERE business_date = {day:Date} - 1
  AND call_id GLOBAL IN (SELECT call_id FROM calls WHERE business_date = {day:Date} AND leg >= 2
                  UNION ALL SELECT call_id FROM surveys WHERE business_date = {day:Date})
UNION ALL
-- states that end on a later day, and calls that do: an agent's last activity there
SELECT arrayJoin(['agent_intervals', 'agent_measures', 'call_intervals', 'forecast_measures', 'presence_measures']),
    arrayJoin(arrayMap(n -> {day:Date} + n, range(1, toUInt16(least(7, greatest(0, last_end - {day:Date})) + 1))))
FROM ends
UNION ALL
-- shifts whose agents are to be signed in by the last day of these, and that count on a later one: those planned for a later day may begin on this one
SELECT 'agent_measures', sign_day
FROM shifts_to_sign
WHERE business_date BETWEEN {day:Date} - 1 AND {day:Date} + 8 AND sign_day > {day:Date}
  AND toDate(sign_in_by, {tz:String}) <= (SELECT max(last_end) FROM ends)
UNION ALL
-- shifts that begin the day before or end the day after, or less than an hour before midnight: signing out of them lies there
SELECT 'agent_measures', arrayJoin(arrayFilter(on_day -> on_day != {day:Date}, [first_begin, last_end]))
FROM
(
    SELECT greatest(toDate(min(starts_at), {tz:String}), {day:Date} - 1) AS first_begin,
        least(toDate(max(ends_at) + INTERVAL 1 HOUR, {tz:String}), {day:Date} + 1) AS last_end
    FROM shifts
    WHERE business_date = {day:Date}
    HAVING count() > 0
)
UNION ALL
-- excused time that ends on a later day
SELECT 'agent_measures', arrayJoin(arrayMap(n -> {day:Date} + n, range(1, toUInt16(least(7, greatest(0, last_end - {day:Date})) + 1))))
FROM (SELECT toDate(max(to_at), {tz:String}) AS last_end FROM excused WHERE business_date = {day:Date} HAVING count() > 0)
