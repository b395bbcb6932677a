-- A correction goes out after its deadline by its nature: readers had the report before. Only what it corrects can be late.

CREATE OR REPLACE VIEW v_deliveries
(
    `kind`            LowCardinality(String)         COMMENT 'report, notice (that a report is withheld), alert, or resend (once more by hand)',
    `report`          LowCardinality(String)         COMMENT 'Id in config/reports.yml; of an alert what it is about',
    `period`          String                         COMMENT 'Business day, ISO week, month or year',
    `period_end`      Date                           COMMENT 'Last day of the period',
    `version`         UInt32                         COMMENT 'Version of the report for the period, from 1',
    `recipient_group` String                         COMMENT 'Roles that it is for; *** where it went to an address given by hand',
    `copy_number`     UInt32                         COMMENT '0; of resends 1, 2 …',
    `state`           LowCardinality(String)         COMMENT 'rendered (no message wanted), offered (a correction that waits), withdrawn (a correction taken back), queued, sending, sent, failed or unconfirmed',
    `deadline`        DateTime64(3, 'UTC')           COMMENT 'When it is due, UTC',
    `rendered_at`     DateTime64(3, 'UTC')           COMMENT 'When its files were made, UTC',
    `queued_at`       Nullable(DateTime64(3, 'UTC')) COMMENT 'When its message was made, UTC; absent while there is none',
    `sent_at`         Nullable(DateTime64(3, 'UTC')) COMMENT 'When the mail server took it, UTC; absent before',
    `late`            UInt8                          COMMENT '1 when it was sent after the deadline, or is still to be sent and the deadline has passed; a correction never is',
    `attempts`        UInt32                         COMMENT 'How often sending was tried',
    `message_id`      String                         COMMENT 'Message-ID with its angle brackets; empty while there is no message',
    `checksum`        String                         COMMENT 'SHA-256 over the content without the as-of time; empty when there is none',
    `recipient_count` UInt64                         COMMENT 'To how many addresses',
    `refused_count`   UInt64                         COMMENT 'How many of them the mail server refused',
    `error`           String                         COMMENT 'Of the last attempt, names of addresses left out; empty when there was none',
    `changed_at`      DateTime64(3, 'UTC')           COMMENT 'When this changed last, UTC'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row a kind, report, period, version, recipient group and copy: how far its delivery came; addresses as numbers only'
AS SELECT
    kind, report, period, period_end, version, if(recipient_group LIKE '%@%', '***', recipient_group) AS recipient_group, copy_number,
    state, deadline, rendered_at, queued_at, sent_at,
    toUInt8(version = 1 AND state IN ('queued', 'sending', 'sent', 'failed', 'unconfirmed') AND coalesce(sent_at, now64(3, 'UTC')) > deadline) AS late,
    attempts, message_id, checksum, if(recipients = '', 0, length(splitByChar('\n', recipients))) AS recipient_count,
    if(refused = '', 0, length(splitByChar('\n', refused))) AS refused_count,
    replaceRegexpAll(error, '[A-Za-z0-9._%+-]+@', '***@') AS error, changed_at
FROM deliveries FINAL;
