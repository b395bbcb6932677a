-- Grain: one row per statement of an analyst that ended, well or not. Filled in: the name of the ${database} and of the program's own user,
-- ${writer}.
-- Reads: system.query_log, through which rows pass; what it keeps of them is nobody's matter here. Decision 307.
SELECT
    toDateTime64(query_start_time_microseconds, 3, 'UTC')                            AS at,
    user                                                                             AS analyst,
    replaceOne(toString(address), '::ffff:', '')                                     AS address,
    toString(query_kind)                                                             AS kind,
    arraySort(arrayMap(name -> replaceOne(name, '${database}.', ''), tables))        AS views,
    read_rows                                                                        AS rows_read,
    result_rows                                                                      AS rows_returned,
    query_duration_ms                                                                AS took_ms,
    exception_code                                                                   AS error_code,
    substringUTF8(replaceRegexpAll(normalizeQuery(query), '\\p{Nd}(?:[^\\p{Nd}\\pL]{0,2}\\p{Nd}){6,}', '?'), 1, 4000) AS statement
FROM system.query_log
WHERE type != 'QueryStart' AND is_initial_query AND user NOT IN ('', 'default', '${writer}')
    AND (has(databases, '${database}') OR current_database = '${database}')
