-- The delivery ledger as analysts see it: a copy of the tables that sql/state/deliveries.sql makes in the state database.

CREATE TABLE IF NOT EXISTS deliveries
(
    kind            LowCardinality(String)          COMMENT 'report, notice (that a report is withheld), alert, or resend (once more by hand)',
    report          LowCardinality(String)          COMMENT 'Id in config/reports.yml; of an alert what it is about',
    period          String                          COMMENT 'Business day, ISO week, month or year',
    period_end      Date                            COMMENT 'Last day of the period',
    version         UInt32                          COMMENT 'Version of the report for the period, from 1',
    recipient_group String                          COMMENT 'Roles that it is for; of a resend the address, when one was given',
    copy_number     UInt32                          COMMENT '0; of resends 1, 2 …',
    state           LowCardinality(String)          COMMENT 'rendered (no message wanted), offered (a correction that waits), withdrawn (a correction taken back), queued, sending, sent, failed or unconfirmed',
    deadline        DateTime64(3, 'UTC')            COMMENT 'When it is due, UTC',
    rendered_at     DateTime64(3, 'UTC')            COMMENT 'When its files were made, UTC',
    queued_at       Nullable(DateTime64(3, 'UTC'))  COMMENT 'When its message was made, UTC; absent while there is none',
    next_attempt_at Nullable(DateTime64(3, 'UTC'))  COMMENT 'When its message is tried again, UTC; absent when it is not',
    sent_at         Nullable(DateTime64(3, 'UTC'))  COMMENT 'When the mail server took it, UTC; absent before',
    attempts        UInt32                          COMMENT 'How often sending was tried',
    message_id      String                          COMMENT 'Message-ID with its angle brackets; empty while there is no message',
    mail_file       String                          COMMENT 'The .eml, relative to the home; empty while there is none',
    checksum        String                          COMMENT 'SHA-256 over the content without the as-of time; empty when there is none',
    files           String                          COMMENT 'What it consists of, relative to the home, one a line',
    recipients      String                          COMMENT 'Addresses of the message, one a line; personal data',
    refused         String                          COMMENT 'Addresses that the mail server refused, each with its reply, one a line; personal data',
    error           String                          COMMENT 'Of the last attempt; empty when there was none. May name addresses',
    changed_at      DateTime64(3, 'UTC')            COMMENT 'When this changed last, UTC; the newest row holds'
)
ENGINE = ReplacingMergeTree(changed_at)
ORDER BY (kind, report, period, version, recipient_group, copy_number)
COMMENT 'Grain: one row a kind, report, period, version, recipient group and copy: how far its delivery came';
