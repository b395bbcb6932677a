-- Grain: one row per inbound call that asked for an agent and has a caller's number, of the last 100 days that are held
-- Reads: v_calls, inbound_calls, call_legs, caller_salt, loaded_days
-- business_date: Business day of the call's leg 1
-- arrived_at: When the call's leg 1 arrived, UTC
-- queue: Queue that the call counts for
-- is_answered: 1 when an agent answered
-- caller_key: The same for all calls from a number, however it is written; says nothing of the number (decision 340)
-- before_24h: Calls of the same caller in the 24 hours before; absent where the day before is not loaded
-- before_7d: Calls of the same caller in the 7 days before; absent where one of these days is not loaded
-- after_24h: Calls of the same caller in the 24 hours after; absent while the day after is not loaded
-- after_7d: Calls of the same caller in the 7 days after; absent while one of these days is not loaded
-- Numbers of fewer than 7 digits are extensions or withheld ones and are no caller.
WITH
    ${caller_digits},
    (SELECT min(salt) FROM caller_salt)                                                    AS salt,
    (SELECT groupUniqArray(loaded_day) FROM loaded_days WHERE feed = 'calls')             AS held,
    (SELECT max(loaded_day) FROM loaded_days WHERE feed = 'calls')                        AS last_held,
    (day, days) -> arrayAll(n -> has(held, day + n), days)                                AS are_held
SELECT
    business_date, call_id, arrived_at, queue, category, agent_id, is_answered, caller_key,
    if(are_held(business_date, [-1]), toNullable(count() OVER one_day_before), NULL)      AS before_24h,
    if(are_held(business_date, range(-7, 0)), toNullable(count() OVER week_before), NULL) AS before_7d,
    if(are_held(business_date, [1]), toNullable(count() OVER one_day_after), NULL)        AS after_24h,
    if(are_held(business_date, range(1, 8)), toNullable(count() OVER week_after), NULL)   AS after_7d
FROM
(
    SELECT
        begins_on AS business_date, call_id, call_arrived_at AS arrived_at, queue, category, agent_id, is_answered,
        toUnixTimestamp64Milli(call_arrived_at)                                           AS at_ms,
        caller_digits(assumeNotNull(first_caller))                                        AS digits,
        lower(substring(hex(SHA256(concat(salt, digits))), 1, 32)) AS caller_key
    FROM inbound_calls(from = '1970-01-02', to = '2149-06-05')
    WHERE begins_on + 100 > last_held AND asked_for_agent AND first_caller IS NOT NULL AND length(digits) >= 7 AND salt != ''
)
WINDOW
    one_day_before AS (PARTITION BY caller_key ORDER BY at_ms RANGE BETWEEN 86400000 PRECEDING AND 1 PRECEDING),
    week_before AS (PARTITION BY caller_key ORDER BY at_ms RANGE BETWEEN 604800000 PRECEDING AND 1 PRECEDING),
    one_day_after AS (PARTITION BY caller_key ORDER BY at_ms RANGE BETWEEN 1 FOLLOWING AND 86400000 FOLLOWING),
    week_after AS (PARTITION BY caller_key ORDER BY at_ms RANGE BETWEEN 1 FOLLOWING AND 604800000 FOLLOWING)
