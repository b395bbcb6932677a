-- Grain: one row per statement of an analyst, refused login, command, and message that was sent, from {from} to before {to}, in the order
-- of time
-- Reads: analyst_reads, audited_commands, deliveries. Absent: rows of commands and messages, address of messages.
SELECT at, kind, who, address, what, views, rows_read, rows_returned
FROM
(
    SELECT
        at,
        if(is_login, 'refused login', 'query')                                   AS kind,
        toString(analyst)                                                        AS who,
        toNullable(toString(address))                                            AS address,
        multiIf(is_login, '', error_code = 0, statement, concat(statement, ' (error ', toString(error_code), ')')) AS what,
        arrayStringConcat(views, ', ')                                           AS views,
        if(is_login, NULL, rows_read)                                            AS rows_read,
        if(is_login, NULL, rows_returned)                                        AS rows_returned
    FROM (SELECT *, analyst_reads.kind = 'Login' AS is_login FROM analyst_reads)
    UNION ALL
    SELECT at, 'command', toString(os_user), toString(host), concat(command, if(arguments = '', '', ' '), arguments), '', NULL, NULL
    FROM audited_commands
    UNION ALL
    SELECT assumeNotNull(sent_at), 'mail', '', NULL,
        concat(toString(deliveries.kind), ' ', report, ' ', period, ' version ', toString(version), ' to ', replaceAll(recipients, '\n', ', ')),
        '', NULL, NULL
    FROM deliveries FINAL
    WHERE sent_at IS NOT NULL
)
WHERE at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
ORDER BY at, kind, who, what
