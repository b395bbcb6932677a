-- Views of analysts with one rule of masking, that of the reports (decision 150): of a number of 11 digits and more the first three and the
-- last four stay, of 7 to 10 two and two, of a shorter one, an extension, nothing; +86 stays. What is refused or warned of shows no quoted
-- value, and no number of 7 digits and more nor one whose digits stand apart.

CREATE OR REPLACE VIEW v_calls
(
    `business_date`   Date                             COMMENT 'Business day of arrived_at in the business time zone',
    `call_id`         String                           COMMENT 'The call''s id in the source system; all legs of a call share it',
    `leg`             Int32                            COMMENT 'Number of the leg within the call, from 1',
    `direction`       LowCardinality(String)           COMMENT 'inbound or outbound',
    `caller`          Nullable(String)                 COMMENT 'Caller''s number; masked when the customer''s',
    `callee`          Nullable(String)                 COMMENT 'Called number; masked when the customer''s',
    `ivr_route`       LowCardinality(Nullable(String)) COMMENT 'Route taken in the IVR',
    `queue`           LowCardinality(Nullable(String)) COMMENT 'Skill group that the leg asked for',
    `category`        LowCardinality(Nullable(String)) COMMENT 'Business category code',
    `agent_id`        LowCardinality(Nullable(String)) COMMENT 'Agent who answered or placed the leg',
    `arrived_at`      DateTime64(3, 'UTC')             COMMENT 'When the leg seized a line, UTC',
    `queued_at`       Nullable(DateTime64(3, 'UTC'))   COMMENT 'When the caller asked for an agent, UTC; absent when the leg never queued',
    `answered_at`     Nullable(DateTime64(3, 'UTC'))   COMMENT 'When an agent answered, UTC; absent when none did',
    `ended_at`        DateTime64(3, 'UTC')             COMMENT 'When the leg ended, UTC',
    `hangup_by`       LowCardinality(Nullable(String)) COMMENT 'Who ended the leg: caller, agent or system',
    `transferred_out` UInt8                            COMMENT '1 when the leg ended by leaving the centre',
    `survey_offered`  UInt8                            COMMENT '1 when the caller was passed to the rating menu',
    `survey_result`   LowCardinality(Nullable(String)) COMMENT 'The caller''s rating, very_satisfied to very_dissatisfied; absent when none was given',
    `source`          LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`     UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per call leg; customers'' numbers masked'
AS
WITH
    number -> replaceRegexpAll(replaceRegexpOne(number, '^[+＋]86', ''), '\\P{Nd}', '') AS digits,
    number -> concat(if(match(number, '^[+＋]86'), '+86', ''), multiIf(
        lengthUTF8(digits(number)) < 7, '****',
        lengthUTF8(digits(number)) < 11, concat(substringUTF8(digits(number), 1, 2), '****', substringUTF8(digits(number), -2)),
        concat(substringUTF8(digits(number), 1, 3), '****', substringUTF8(digits(number), -4)))) AS masked
SELECT
    business_date, call_id, leg, direction,
    if(direction = 'inbound', masked(calls.caller), calls.caller) AS caller,
    if(direction = 'outbound', masked(calls.callee), calls.callee) AS callee,
    ivr_route, queue, category, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by, transferred_out,
    survey_offered, survey_result, source, source_line
FROM calls;

CREATE OR REPLACE VIEW v_tickets
(
    `ticket_id`              String                           COMMENT 'Ticket''s id',
    `call_id`                Nullable(String)                 COMMENT 'Call that it came from',
    `agent_id`               LowCardinality(Nullable(String)) COMMENT 'Agent who took it',
    `kind`                   LowCardinality(String)           COMMENT 'What it is: inquiry, suggestion, complaint, other',
    `category`               LowCardinality(Nullable(String)) COMMENT 'Business category code',
    `subtype`                LowCardinality(Nullable(String)) COMMENT 'Finer kind as the centre names it (投诉属性)',
    `channel`                LowCardinality(Nullable(String)) COMMENT 'Channel',
    `caller`                 Nullable(String)                 COMMENT 'Customer''s number, masked',
    `contact_phone`          Nullable(String)                 COMMENT 'Number for the reply, masked',
    `customer_gender`        LowCardinality(Nullable(String)) COMMENT 'm, f or u (unknown): m, f, u',
    `region`                 LowCardinality(Nullable(String)) COMMENT 'Where the customer belongs',
    `ivr_route`              LowCardinality(Nullable(String)) COMMENT 'Route taken in the IVR',
    `urgency`                LowCardinality(Nullable(String)) COMMENT 'Urgency: low, normal, high, critical',
    `accept_type`            LowCardinality(Nullable(String)) COMMENT 'Kind of acceptance as the centre names it (受理类别)',
    `transferred`            Nullable(UInt8)                  COMMENT 'Whether the ticket was transferred',
    `content_chars`          Nullable(UInt64)                 COMMENT 'What the customer said; length of the text in characters, absent when there is none',
    `customer_request_chars` Nullable(UInt64)                 COMMENT 'What the customer wants; length of the text in characters, absent when there is none',
    `needs_reply`            Nullable(UInt8)                  COMMENT 'Whether the customer waits for a reply',
    `reply_due_at`           Nullable(DateTime64(3, 'UTC'))   COMMENT 'When the reply is due, UTC',
    `replied_at`             Nullable(DateTime64(3, 'UTC'))   COMMENT 'When it was given, UTC',
    `first_response_at`      Nullable(DateTime64(3, 'UTC'))   COMMENT 'When anybody first responded, UTC',
    `in_scope`               Nullable(UInt8)                  COMMENT 'Whether the question lies within the centre''s business (业务查询范围内)',
    `info_available`         Nullable(UInt8)                  COMMENT 'Whether the system had the information (系统有信息)',
    `resolved`               Nullable(UInt8)                  COMMENT 'Whether the original request was met (原始需求得到解决)',
    `customer_accepted`      Nullable(UInt8)                  COMMENT 'Whether the customer accepted another solution (转化需求得到客户认可)',
    `first_contact`          Nullable(UInt8)                  COMMENT 'Whether the first contact resolved it (一次解决)',
    `dispatch_group`         LowCardinality(Nullable(String)) COMMENT 'Group that it was dispatched to; absent when it was not',
    `dispatch_status`        LowCardinality(Nullable(String)) COMMENT 'How the dispatched work stands',
    `status`                 LowCardinality(String)           COMMENT 'How the ticket stands',
    `created_at`             DateTime64(3, 'UTC')             COMMENT 'When it was created, UTC',
    `updated_at`             DateTime64(3, 'UTC')             COMMENT 'When this version was written, UTC',
    `closed_at`              Nullable(DateTime64(3, 'UTC'))   COMMENT 'When it was closed, UTC',
    `step_due_at`            Nullable(DateTime64(3, 'UTC'))   COMMENT 'When the current step is due, UTC',
    `step_done_at`           Nullable(DateTime64(3, 'UTC'))   COMMENT 'When the step was done, UTC',
    `source`                 LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`            UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per ticket in its latest version; customers'' numbers masked, of free text only the length'
AS
WITH
    number -> replaceRegexpAll(replaceRegexpOne(number, '^[+＋]86', ''), '\\P{Nd}', '') AS digits,
    number -> concat(if(match(number, '^[+＋]86'), '+86', ''), multiIf(
        lengthUTF8(digits(number)) < 7, '****',
        lengthUTF8(digits(number)) < 11, concat(substringUTF8(digits(number), 1, 2), '****', substringUTF8(digits(number), -2)),
        concat(substringUTF8(digits(number), 1, 3), '****', substringUTF8(digits(number), -4)))) AS masked
SELECT
    ticket_id, call_id, agent_id, kind, category, subtype, channel,
    masked(tickets.caller) AS caller,
    masked(tickets.contact_phone) AS contact_phone,
    customer_gender, region, ivr_route, urgency, accept_type, transferred,
    lengthUTF8(content) AS content_chars,
    lengthUTF8(customer_request) AS customer_request_chars,
    needs_reply, reply_due_at, replied_at, first_response_at, in_scope, info_available, resolved, customer_accepted,
    first_contact, dispatch_group, dispatch_status, status, created_at, updated_at, closed_at, step_due_at,
    step_done_at, source, source_line
FROM tickets
ORDER BY updated_at DESC, read_order DESC
LIMIT 1 BY ticket_id;

CREATE OR REPLACE VIEW v_callbacks
(
    `callback_id`  String                           COMMENT 'Follow-up''s id',
    `kind`         LowCardinality(Nullable(String)) COMMENT 'Before or after the customer''s use: before_use, after_use, other',
    `phone`        Nullable(String)                 COMMENT 'Customer''s number, masked',
    `assigned_to`  LowCardinality(Nullable(String)) COMMENT 'Agent who shall call',
    `assigned_at`  DateTime64(3, 'UTC')             COMMENT 'When it was assigned, UTC',
    `due_at`       Nullable(DateTime64(3, 'UTC'))   COMMENT 'When it is due, UTC',
    `done_at`      Nullable(DateTime64(3, 'UTC'))   COMMENT 'When it was done, UTC',
    `reached`      Nullable(UInt8)                  COMMENT 'Whether the customer was reached',
    `result_chars` Nullable(UInt64)                 COMMENT 'Result; length of the text in characters, absent when there is none',
    `updated_at`   DateTime64(3, 'UTC')             COMMENT 'When this version was written, UTC',
    `source`       LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`  UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per follow-up call in its latest version; number masked, customer left out, of free text only the length'
AS
WITH
    number -> replaceRegexpAll(replaceRegexpOne(number, '^[+＋]86', ''), '\\P{Nd}', '') AS digits,
    number -> concat(if(match(number, '^[+＋]86'), '+86', ''), multiIf(
        lengthUTF8(digits(number)) < 7, '****',
        lengthUTF8(digits(number)) < 11, concat(substringUTF8(digits(number), 1, 2), '****', substringUTF8(digits(number), -2)),
        concat(substringUTF8(digits(number), 1, 3), '****', substringUTF8(digits(number), -4)))) AS masked
SELECT
    callback_id, kind,
    masked(callbacks.phone) AS phone,
    assigned_to, assigned_at, due_at, done_at, reached,
    lengthUTF8(result) AS result_chars,
    updated_at, source, source_line
FROM callbacks
ORDER BY updated_at DESC, read_order DESC
LIMIT 1 BY callback_id;

CREATE OR REPLACE VIEW v_feed_warnings
(
    `run_id`        String                 COMMENT 'Run that warned',
    `feed`          LowCardinality(String) COMMENT 'Feed, or the measure that warned',
    `business_date` Date                   COMMENT 'Business day',
    `warning`       String                 COMMENT 'What was unusual and what to do; quoted values and long numbers masked',
    `times`         UInt64                 COMMENT 'How often it came up',
    `recorded_at`   DateTime64(3, 'UTC')   COMMENT 'When it was recorded, UTC'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row a feed, business day, run and warning'
AS SELECT
    run_id, feed, business_date,
    replaceRegexpAll(replaceRegexpAll(feed_warnings.warning, '(?s)\'.*\'', '\'…\''),
        '[1１][^\\p{L}\\p{Nd}]{0,2}[3-9３-９](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9}|[0０](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9,11}|\\p{Nd}{7,}', '****') AS warning,
    times, recorded_at
FROM feed_warnings;

CREATE OR REPLACE VIEW v_rejected_rows
(
    `run_id`        String                 COMMENT 'Run that refused the row',
    `feed`          LowCardinality(String) COMMENT 'Feed',
    `business_date` Date                   COMMENT 'Business day that was being loaded',
    `source`        LowCardinality(String) COMMENT 'File relative to the home, or query',
    `sheet`         LowCardinality(String) COMMENT 'Worksheet; empty when the source has none',
    `line`          UInt64                 COMMENT 'Line of the file or number of the row',
    `column_name`   LowCardinality(String) COMMENT 'Canonical column of the first fault; empty when the row as a whole is faulty',
    `reason`        String                 COMMENT 'Why the row was refused; quoted values and long numbers masked',
    `recorded_at`   DateTime64(3, 'UTC')   COMMENT 'When it was recorded, UTC'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row a refused source row and run; without the row and its values'
AS SELECT
    run_id, feed, business_date, source, sheet, line, column_name,
    replaceRegexpAll(replaceRegexpAll(rejected_rows.reason, '(?s)\'.*\'', '\'…\''),
        '[1１][^\\p{L}\\p{Nd}]{0,2}[3-9３-９](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9}|[0０](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9,11}|\\p{Nd}{7,}', '****') AS reason,
    recorded_at
FROM rejected_rows;
