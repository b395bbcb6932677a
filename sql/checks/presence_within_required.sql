-- severity: fail
-- uses: staffing, agent_states
-- label: 应在位与在位席秒同席位需求和签入记录相符
-- meaning: the required seat-seconds are those of staffing, present ones the smaller of actual and required, actual ones no more than agents were
-- logged in during the interval, and assessed ones all or none of the day's. Reads: staffing, agent_intervals and presence_measures of {day}.
SELECT detail
FROM
(
    SELECT format('interval {0}: required {1} s, staffing {2}', toString(interval_start), toString(sum(measured_s)), toString(sum(staffing_s))) AS detail
    FROM
    (
        SELECT interval_start, toInt64(required_seats) * interval_minutes * 60 AS staffing_s, toDecimal64(0, 3) AS measured_s FROM staffing WHERE business_date = {day:Date}
        UNION ALL
        SELECT interval_start, 0, required_seat_s FROM presence_measures WHERE business_date = {day:Date}
    )
    GROUP BY interval_start
    HAVING sum(measured_s) != sum(staffing_s)
    UNION ALL
    SELECT format('interval {0}: present {1} s of actual {2} and required {3}; {4} agents logged in', toString(interval_start), toString(any(present_seat_s)),
        toString(any(actual_seat_s)), toString(any(required_seat_s)), toString(uniqExactIf(agent, touches))) AS detail
    FROM
    (
        SELECT presence_measures.*, logins.agent_id AS agent, logins.from_at < interval_start + toIntervalMinute(interval_minutes) AND logins.to_at > interval_start AS touches
        FROM presence_measures
        LEFT JOIN (SELECT agent_id, from_at, to_at, business_date AS login_date FROM agent_intervals WHERE business_date = {day:Date} AND state = 'logged_in') AS logins
            ON logins.login_date = presence_measures.business_date
        WHERE presence_measures.business_date = {day:Date}
    )
    GROUP BY interval_start
    HAVING any(present_seat_s) != least(any(actual_seat_s), any(required_seat_s)) OR any(actual_seat_s) > uniqExactIf(agent, touches) * any(interval_minutes) * 60
    UNION ALL
    SELECT format('assessed are {0} of {1} required seat-seconds and {2} of {3} present ones', toString(sum(assessed_required_seat_s)),
        toString(sum(required_seat_s)), toString(sum(assessed_present_seat_s)), toString(sum(present_seat_s)))
    FROM presence_measures
    WHERE business_date = {day:Date}
    HAVING NOT (sum(assessed_required_seat_s) = sum(required_seat_s) AND sum(assessed_present_seat_s) = sum(present_seat_s))
       AND NOT (sum(assessed_required_seat_s) = 0 AND sum(assessed_present_seat_s) = 0)
)
ORDER BY detail
