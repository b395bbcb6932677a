-- Grain: one row per login that the engine refused. What was given as a name is shown up to 64 characters.
-- Reads: system.session_log, through which rows pass. Decision 307.
SELECT
    toDateTime64(event_time_microseconds, 3, 'UTC')                                  AS at,
    substringUTF8(replaceRegexpAll(ifNull(user, ''), '\\p{Nd}(?:[^\\p{Nd}\\pL]{0,2}\\p{Nd}){6,}', '?'), 1, 64) AS analyst,
    replaceOne(toString(client_address), '::ffff:', '')                              AS address,
    'Login'                                                                          AS kind,
    516                                                                              AS error_code
FROM system.session_log
WHERE type = 'LoginFailure'
