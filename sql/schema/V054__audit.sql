-- Who read what: statements of analysts and refused logins, as the engine tells them, and commands that show or send data. Append only.

CREATE TABLE IF NOT EXISTS analyst_reads
(
    at            DateTime64(3, 'UTC')           COMMENT 'When the statement began or the login was refused, UTC',
    analyst       LowCardinality(String)         COMMENT 'User of the warehouse',
    address       LowCardinality(String)         COMMENT 'Address that he came from',
    kind          LowCardinality(String)         COMMENT 'Kind of statement: Select, Show …; None: could not be read; Login: refused login',
    views         Array(LowCardinality(String))  COMMENT 'Views and tables that it names',
    rows_read     UInt64                         COMMENT 'Rows that the engine read for it',
    rows_returned UInt64                         COMMENT 'Rows that he got',
    took_ms       UInt64                         COMMENT 'How long it took, milliseconds',
    error_code    Int32                          COMMENT 'Engine''s number of the error; 0 when there was none',
    statement     LowCardinality(String)         COMMENT 'The statement without its texts and numbers, at most 4,000 characters'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(at)
ORDER BY at
COMMENT 'Grain: one row a statement of an analyst, or refused login';

CREATE TABLE IF NOT EXISTS audited_commands
(
    at        DateTime64(3, 'UTC')    COMMENT 'When the command began, UTC',
    os_user   LowCardinality(String)  COMMENT 'User of the operating system who ran it',
    host      LowCardinality(String)  COMMENT 'Machine that it ran on',
    command   LowCardinality(String)  COMMENT 'render, resend, explain, rejects, forget or audit',
    arguments String                  COMMENT 'What it was asked, telephone numbers masked'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(at)
ORDER BY at
COMMENT 'Grain: one row a command that shows, sends or changes what is held of persons';
