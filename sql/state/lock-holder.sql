-- Who holds the run lock of this state database (PostgreSQL alone). Grain: one row, none when nobody does.
-- The key is that of StateLock; a session of another user may not tell its name.
SELECT coalesce(nullif(holder.application_name, ''), 'unknown')
       || coalesce(', from ' || host(holder.client_addr), '')
       || coalesce(', since ' || to_char(holder.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '') AS who
FROM pg_locks AS held
JOIN pg_stat_activity AS holder ON holder.pid = held.pid
WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2
  AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND held.classid::bigint = hashtext('callmart')::bigint & 4294967295
  AND held.objid::bigint = hashtext(coalesce(current_schema(), ''))::bigint & 4294967295
