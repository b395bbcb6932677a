-- Grain: one row a kind, report, period, version, recipient group and copy: how far its delivery came; addresses as numbers only
-- Reads: deliveries
-- recipient_group: Roles that it is for; *** where it went to an address given by hand
-- late: 1 when it was sent after the deadline, or is still to be sent and the deadline has passed; a correction never is
-- recipient_count: To how many addresses
-- refused_count: How many of them the mail server refused
-- error: Of the last attempt, names of addresses left out; empty when there was none
-- changed_at: When this changed last, UTC
SELECT
    kind, report, period, period_end, version, if(recipient_group LIKE '%@%', '***', recipient_group) AS recipient_group, copy_number,
    state, deadline, rendered_at, queued_at, sent_at,
    -- A correction goes out after its deadline by its nature: readers had the report before. Only what it corrects can be late.
    toUInt8(version = 1 AND state IN ('queued', 'sending', 'sent', 'failed', 'unconfirmed')
        AND coalesce(sent_at, now64(3, 'UTC')) > deadline) AS late,
    attempts, message_id, checksum, if(recipients = '', 0, length(splitByChar('\n', recipients))) AS recipient_count,
    if(refused = '', 0, length(splitByChar('\n', refused))) AS refused_count,
    replaceRegexpAll(error, '[A-Za-z0-9._%+-]+@', '***@') AS error, changed_at
FROM deliveries FINAL
