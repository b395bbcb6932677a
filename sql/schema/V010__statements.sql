-- Statements of contract penalties. An issued version is never changed: rows are only added. A version counts once its row is in
-- statements; lines without one were left by a run that was interrupted.

CREATE TABLE IF NOT EXISTS statements
(
    statement_id   String                  COMMENT 'Names this version; the lines carry it',
    contract_id    LowCardinality(String)  COMMENT 'Contract, as its file names it',
    vendor_id      LowCardinality(String)  COMMENT 'Vendor',
    vendor_name    String                  COMMENT 'Vendor''s name, Chinese',
    covers         String                  COMMENT 'Whose work is assessed: all, teams … or queues …',
    month          Date                    COMMENT 'Month assessed, as its first day',
    version        UInt32                  COMMENT '1 when the month was closed; one more each time it was computed again with another result',
    currency       LowCardinality(String)  COMMENT 'Currency of all amounts',
    monthly_fee    Decimal(18, 2)          COMMENT 'Fee that shares are taken of',
    total          Decimal(18, 2)          COMMENT 'Sum of the lines: what the vendor owes; negative: is owed',
    difference     Nullable(Decimal(18, 2)) COMMENT 'total less that of the version before; absent for version 1',
    incomplete     UInt8                   COMMENT '1 while a slip''s code has no tariff',
    reasons        Array(String)           COMMENT 'Why there is this version: closed, terms, loaded:<feed>:<first day>:<last day>, program, note:<text>',
    checksum       String                  COMMENT 'SHA-256 over the content; computing again with the same one makes no version',
    terms_checksum String                  COMMENT 'SHA-256 over the terms that the month was computed with',
    issued_at      DateTime64(3, 'UTC')    COMMENT 'When it was computed and issued, UTC'
)
ENGINE = MergeTree
ORDER BY (contract_id, month, version)
COMMENT 'Grain: one row per contract, month and issued version';

CREATE TABLE IF NOT EXISTS statement_lines
(
    statement_id  String                           COMMENT 'Version that the line belongs to',
    line          UInt32                           COMMENT 'Number within the version, from 1',
    kind          LowCardinality(String)           COMMENT 'kpi, month (for information, without amount), slip, bonus, cap, total',
    ref           String                           COMMENT 'KPI id; review, case, attendance or slip id; of a cap the KPI id, agent id or month that it limits; of the total the contract id',
    title         String                           COMMENT 'KPI''s label or tariff''s title, Chinese; empty for caps and the total',
    agent_id      Nullable(String)                 COMMENT 'Agent whom a slip or cap is about; absent when none is',
    rule          LowCardinality(String)           COMMENT 'Rule kind or tariff code; empty for caps, the total and slips without code',
    business_date Nullable(Date)                   COMMENT 'Day assessed or day of the slip; absent for the month',
    unit          LowCardinality(Nullable(String)) COMMENT 'Unit of value and target: percent, seconds; absent when no KPI is meant',
    numerator     Nullable(Decimal(38, 6))         COMMENT 'KPI''s numerator',
    denominator   Nullable(Decimal(38, 6))         COMMENT 'KPI''s denominator; 0: no value',
    value         Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded HALF_UP; amounts follow the unrounded one',
    target        Nullable(Decimal(38, 8))         COMMENT 'Contract''s target; 0.95 is 95 %',
    direction     LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    rounding      LowCardinality(Nullable(String)) COMMENT 'How the gap became points: whole, started, pro_rata; absent without points',
    points        Nullable(Decimal(38, 6))         COMMENT 'Points charged or granted; pro rata rounded for show',
    price         Nullable(Decimal(18, 2))         COMMENT 'Price of a point, a day or the tier',
    tier          Nullable(Decimal(38, 8))         COMMENT 'Limit of the tier that applies',
    fee_share     Nullable(Decimal(18, 8))         COMMENT 'Share of the monthly fee that the price is; 0.02 is 2 %',
    slip_kind     LowCardinality(Nullable(String)) COMMENT 'review, case, absence, lateness, by_hand; absent when it is no slip',
    call_id       Nullable(String)                 COMMENT 'Call that the slip is about',
    ticket_id     Nullable(String)                 COMMENT 'Ticket that the slip is about',
    quantity      Nullable(Decimal(18, 3))         COMMENT 'Minutes late or hours absent',
    merged_into   Nullable(String)                 COMMENT 'Slip that stands for the call in place of this one',
    appealed      Nullable(UInt8)                  COMMENT '1 when an appeal was undecided; absent when it is no slip',
    cap_scope     LowCardinality(Nullable(String)) COMMENT 'kpi, agent or month; absent when it is no cap',
    cap_before    Nullable(Decimal(18, 2))         COMMENT 'Sum that the cap limits',
    cap_limit     Nullable(Decimal(18, 2))         COMMENT 'The most that is left of it',
    outcome       LowCardinality(String)           COMMENT 'Why the line has its amount: charged, on_target, no_value, not_told_apart, merged, pending, overturned, revoked, unpriced, granted, capped, sum',
    amount        Decimal(18, 2)                   COMMENT 'Money: positive costs the vendor, negative is to the vendor''s favour',
    note          String                           COMMENT 'The arithmetic in words'
)
ENGINE = MergeTree
ORDER BY (statement_id, line)
COMMENT 'Grain: one row per line of an issued version';
