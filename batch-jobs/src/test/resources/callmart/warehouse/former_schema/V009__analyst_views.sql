-- What analysts read: views on facts, measures, KPIs and the record of runs. Customers' numbers are masked (the first three and the last
-- four characters stay), names of customers are left out, of free text only the length is given. Of versioned records the latest
-- version is shown. Points in time are in UTC, business dates in the business time zone.
--
-- KPI formulas are those of config/kpis.yml: the program writes them to kpi_catalogue whenever they have changed.

CREATE TABLE IF NOT EXISTS kpi_catalogue
(
    recorded_at DateTime64(3, 'UTC')             COMMENT 'When the program first read the catalogue in this form, UTC; the newest holds',
    position    UInt16                           COMMENT 'Place in the catalogue, from 1',
    kpi         String                           COMMENT 'Id in config/kpis.yml',
    label       String                           COMMENT 'Chinese name',
    unit        LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    numerator   String                           COMMENT 'Measures joined by + and -',
    denominator String                           COMMENT 'Measures joined by + and -',
    target_is   LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good; absent without a target',
    target      Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    periods     LowCardinality(String)           COMMENT 'any, or whole_months: it has a value for whole calendar months only',
    by_agent    UInt8                            COMMENT '1 when all its measures are attributed to agents',
    meaning     String                           COMMENT 'What it says, and what having no value means; Chinese'
)
ENGINE = MergeTree
ORDER BY (recorded_at, position)
COMMENT 'Grain: one row a KPI and form of the catalogue; append only, the newest form holds';

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
AS SELECT
    business_date, call_id, leg, direction,
    if(direction = 'inbound', if(length(calls.caller) >= 7, concat(substring(calls.caller, 1, 3), '****', substring(calls.caller, -4)), if(calls.caller IS NULL, NULL, '****')), calls.caller) AS caller,
    if(direction = 'outbound', if(length(calls.callee) >= 7, concat(substring(calls.callee, 1, 3), '****', substring(calls.callee, -4)), if(calls.callee IS NULL, NULL, '****')), calls.callee) AS callee,
    ivr_route, queue, category, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by, transferred_out,
    survey_offered, survey_result, source, source_line
FROM calls;

CREATE OR REPLACE VIEW v_surveys
(
    `business_date` Date                             COMMENT 'Business day of offered_at in the business time zone',
    `call_id`       String                           COMMENT 'The call whose caller was passed to the rating menu',
    `leg`           Nullable(Int32)                  COMMENT 'The leg; absent when the source does not say: the last answered one of the call',
    `offered_at`    DateTime64(3, 'UTC')             COMMENT 'When the menu was offered, UTC',
    `result`        LowCardinality(Nullable(String)) COMMENT 'The rating; absent when the caller gave none: very_satisfied, satisfied, neutral, dissatisfied, very_dissatisfied',
    `source`        LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`   UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per rating menu offered; for centres whose calls carry no ratings'
AS SELECT
    business_date, call_id, leg, offered_at, result, source, source_line
FROM surveys;

CREATE OR REPLACE VIEW v_agent_states
(
    `business_date` Date                           COMMENT 'Business day of from_at in the business time zone',
    `agent_id`      LowCardinality(String)         COMMENT 'Agent',
    `state`         LowCardinality(String)         COMMENT 'logged_in spans sign-in to sign-out, the others lie inside it; busy is 示忙: logged_in, busy, wrap_up, training, meeting, rest',
    `from_at`       DateTime64(3, 'UTC')           COMMENT 'When the state began, UTC',
    `to_at`         Nullable(DateTime64(3, 'UTC')) COMMENT 'When it ended, UTC; absent when it was still open at extraction',
    `source`        LowCardinality(String)         COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`   UInt64                         COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per interval that an agent spent in a state, as delivered'
AS SELECT
    business_date, agent_id, state, from_at, to_at, source, source_line
FROM agent_states;

CREATE OR REPLACE VIEW v_agent_intervals
(
    `business_date` Date                   COMMENT 'Business day',
    `agent_id`      LowCardinality(String) COMMENT 'Agent',
    `state`         LowCardinality(String) COMMENT 'State: logged_in, busy, wrap_up, training, meeting, rest',
    `from_at`       DateTime64(3, 'UTC')   COMMENT 'When it began, not before the day, UTC',
    `to_at`         DateTime64(3, 'UTC')   COMMENT 'When it ended, not after the day, UTC',
    `was_open`      UInt8                  COMMENT '1 when the source gave no end and it was closed by rule'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per agent state that touches the business day, clipped to it; open ones closed by rule'
AS SELECT
    business_date, agent_id, state, from_at, to_at, was_open
FROM agent_intervals;

CREATE OR REPLACE VIEW v_shifts
(
    `business_date` Date                             COMMENT 'Business day of date in the business time zone',
    `agent_id`      LowCardinality(String)           COMMENT 'Agent',
    `starts_at`     DateTime64(3, 'UTC')             COMMENT 'When it starts, UTC',
    `ends_at`       DateTime64(3, 'UTC')             COMMENT 'When it ends, UTC; may lie on the next day',
    `team`          LowCardinality(Nullable(String)) COMMENT 'Team that the agent works in on this shift',
    `source`        LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`   UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per planned shift'
AS SELECT
    business_date, agent_id, starts_at, ends_at, team, source, source_line
FROM shifts;

CREATE OR REPLACE VIEW v_staffing
(
    `business_date`    Date                   COMMENT 'Business day of date in the business time zone',
    `interval_start`   DateTime64(3, 'UTC')   COMMENT 'When the interval begins, UTC',
    `interval_minutes` Int32                  COMMENT 'Length of the interval, minutes',
    `required_seats`   Int32                  COMMENT 'Seats that must be taken in the interval',
    `source`           LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`      UInt64                 COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per interval with the seats it requires'
AS SELECT
    business_date, interval_start, interval_minutes, required_seats, source, source_line
FROM staffing;

CREATE OR REPLACE VIEW v_attendance
(
    `business_date`           Date                             COMMENT 'Business day of date in the business time zone',
    `agent_id`                LowCardinality(String)           COMMENT 'Agent',
    `name`                    Nullable(String)                 COMMENT 'Name as the attendance system has it',
    `scheduled_shift`         LowCardinality(Nullable(String)) COMMENT 'Shift that was planned; a rest word (休, 休息, off) or absent: none',
    `actual_shift`            LowCardinality(Nullable(String)) COMMENT 'Shift that was worked; a rest word or absent: none',
    `sick_hours`              Decimal(18, 3)                   COMMENT 'Sick leave, hours',
    `late_minutes`            Decimal(18, 3)                   COMMENT 'Late arrival, minutes',
    `early_leave_minutes`     Decimal(18, 3)                   COMMENT 'Early departure, minutes',
    `absent_hours`            Decimal(18, 3)                   COMMENT 'Absence without leave, hours',
    `marriage_leave_hours`    Decimal(18, 3)                   COMMENT 'Marriage leave, hours',
    `bereavement_leave_hours` Decimal(18, 3)                   COMMENT 'Bereavement leave, hours',
    `seniority_leave_hours`   Decimal(18, 3)                   COMMENT 'Seniority leave, hours',
    `other_leave_hours`       Decimal(18, 3)                   COMMENT 'Other leave, hours',
    `source`                  LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`             UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per agent and day'
AS SELECT
    business_date, agent_id, name, scheduled_shift, actual_shift, sick_hours, late_minutes, early_leave_minutes,
    absent_hours, marriage_leave_hours, bereavement_leave_hours, seniority_leave_hours, other_leave_hours, source,
    source_line
FROM attendance;

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
AS SELECT
    ticket_id, call_id, agent_id, kind, category, subtype, channel,
    if(length(tickets.caller) >= 7, concat(substring(tickets.caller, 1, 3), '****', substring(tickets.caller, -4)), if(tickets.caller IS NULL, NULL, '****')) AS caller,
    if(length(tickets.contact_phone) >= 7, concat(substring(tickets.contact_phone, 1, 3), '****', substring(tickets.contact_phone, -4)), if(tickets.contact_phone IS NULL, NULL, '****')) AS contact_phone,
    customer_gender, region, ivr_route, urgency, accept_type, transferred,
    lengthUTF8(content) AS content_chars,
    lengthUTF8(customer_request) AS customer_request_chars,
    needs_reply, reply_due_at, replied_at, first_response_at, in_scope, info_available, resolved, customer_accepted,
    first_contact, dispatch_group, dispatch_status, status, created_at, updated_at, closed_at, step_due_at,
    step_done_at, source, source_line
FROM tickets
ORDER BY updated_at DESC, read_order DESC
LIMIT 1 BY ticket_id;

CREATE OR REPLACE VIEW v_cases
(
    `case_id`               String                           COMMENT 'Case''s id',
    `ticket_id`             Nullable(String)                 COMMENT 'Ticket that it came from',
    `call_id`               Nullable(String)                 COMMENT 'Call that it is about',
    `agent_id`              LowCardinality(String)           COMMENT 'Agent whom it is about',
    `received_at`           DateTime64(3, 'UTC')             COMMENT 'When it was received, UTC',
    `nature`                LowCardinality(Nullable(String)) COMMENT 'What it is about: business, attitude, other',
    `level`                 LowCardinality(Nullable(String)) COMMENT 'Level as the centre names it',
    `complaint_point_chars` Nullable(UInt64)                 COMMENT 'What the customer complains of; length of the text in characters, absent when there is none',
    `handling_chars`        Nullable(UInt64)                 COMMENT 'How it was handled; length of the text in characters, absent when there is none',
    `verdict`               LowCardinality(Nullable(String)) COMMENT 'First verdict: pending, upheld, rejected',
    `reason_chars`          Nullable(UInt64)                 COMMENT 'Reason of the verdict; length of the text in characters, absent when there is none',
    `handler`               LowCardinality(Nullable(String)) COMMENT 'Who handled it',
    `lead_reviewed_at`      Nullable(DateTime64(3, 'UTC'))   COMMENT 'When the lead reviewed it, UTC',
    `judged_at`             Nullable(DateTime64(3, 'UTC'))   COMMENT 'When it was judged, UTC',
    `appealed_at`           Nullable(DateTime64(3, 'UTC'))   COMMENT 'When the agent appealed, UTC',
    `appeal_verdict`        LowCardinality(Nullable(String)) COMMENT 'What the appeal decided; absent: no appeal, or not decided: confirmed, overturned',
    `appeal_by`             LowCardinality(Nullable(String)) COMMENT 'Who decided the appeal: lead, panel, duty_manager',
    `final_verdict`         String                           COMMENT 'Verdict after the appeal: upheld, rejected or pending; an overturned verdict counts as its opposite',
    `replied_at`            Nullable(DateTime64(3, 'UTC'))   COMMENT 'When the customer got a reply, UTC',
    `reply_mode`            LowCardinality(Nullable(String)) COMMENT 'How: phone, sms, explain, other',
    `contact_attempts`      Nullable(Int32)                  COMMENT 'Attempts to reach the customer',
    `updated_at`            DateTime64(3, 'UTC')             COMMENT 'When this version was written, UTC',
    `source`                LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`           UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per service-quality case in its latest version; of free text only the length'
AS SELECT
    case_id, ticket_id, call_id, agent_id, received_at, nature, level,
    lengthUTF8(complaint_point) AS complaint_point_chars,
    lengthUTF8(handling) AS handling_chars,
    verdict,
    lengthUTF8(reason) AS reason_chars,
    handler, lead_reviewed_at, judged_at, appealed_at, appeal_verdict, appeal_by,
    multiIf(verdict IS NULL OR verdict = 'pending', 'pending',
        ifNull(appeal_verdict = 'overturned', 0), if(verdict = 'upheld', 'rejected', 'upheld'), assumeNotNull(verdict)) AS final_verdict,
    replied_at, reply_mode, contact_attempts, updated_at, source, source_line
FROM complaint_cases
ORDER BY updated_at DESC, read_order DESC
LIMIT 1 BY case_id;

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
AS SELECT
    callback_id, kind,
    if(length(callbacks.phone) >= 7, concat(substring(callbacks.phone, 1, 3), '****', substring(callbacks.phone, -4)), if(callbacks.phone IS NULL, NULL, '****')) AS phone,
    assigned_to, assigned_at, due_at, done_at, reached,
    lengthUTF8(result) AS result_chars,
    updated_at, source, source_line
FROM callbacks
ORDER BY updated_at DESC, read_order DESC
LIMIT 1 BY callback_id;

CREATE OR REPLACE VIEW v_qa_reviews
(
    `business_date`        Date                             COMMENT 'Business day of reviewed_on in the business time zone',
    `review_id`            String                           COMMENT 'Review''s id',
    `scope`                LowCardinality(Nullable(String)) COMMENT 'Scope of the monitoring (监听范围)',
    `call_id`              Nullable(String)                 COMMENT 'Call that was listened to (流水号)',
    `category`             LowCardinality(Nullable(String)) COMMENT 'Business category code',
    `agent_id`             LowCardinality(String)           COMMENT 'Agent who was listened to',
    `name`                 Nullable(String)                 COMMENT 'Agent''s name as the reviewer wrote it',
    `has_problem`          UInt8                            COMMENT 'Whether a problem was found',
    `problem_code`         LowCardinality(Nullable(String)) COMMENT 'Code of the problem in the slip tariff',
    `problem_detail_chars` Nullable(UInt64)                 COMMENT 'What the problem is; length of the text in characters, absent when there is none',
    `compliant`            UInt8                            COMMENT 'Whether the call kept the service standard',
    `score`                Nullable(Int32)                  COMMENT 'Score',
    `reviewer`             LowCardinality(Nullable(String)) COMMENT 'Who listened',
    `remark_chars`         Nullable(UInt64)                 COMMENT 'Remark; length of the text in characters, absent when there is none',
    `source`               LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`          UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per monitored call; of free text only the length'
AS SELECT
    business_date, review_id, scope, call_id, category, agent_id, name, has_problem, problem_code,
    lengthUTF8(problem_detail) AS problem_detail_chars,
    compliant, score, reviewer,
    lengthUTF8(remark) AS remark_chars,
    source, source_line
FROM qa_reviews;

CREATE OR REPLACE VIEW v_qa_plans
(
    `month`       Date                             COMMENT 'Month, as its first day',
    `agent_id`    LowCardinality(Nullable(String)) COMMENT 'Agent; absent: the whole centre',
    `planned`     Int32                            COMMENT 'Calls to be monitored in the month',
    `source`      LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per month and agent, or per month for the whole centre'
AS SELECT
    month, agent_id, planned, source, source_line
FROM qa_plans;

CREATE OR REPLACE VIEW v_incidents
(
    `business_date`  Date                             COMMENT 'Business day of occurred_at in the business time zone',
    `incident_id`    String                           COMMENT 'Incident''s id',
    `occurred_at`    DateTime64(3, 'UTC')             COMMENT 'When it occurred, UTC',
    `content_chars`  UInt64                           COMMENT 'What happened; length of the text in characters, absent when there is none',
    `reported`       Nullable(UInt8)                  COMMENT 'Whether it was reported',
    `reporter`       LowCardinality(Nullable(String)) COMMENT 'Who reported it',
    `recovered_at`   Nullable(DateTime64(3, 'UTC'))   COMMENT 'When it was over, UTC',
    `solution_chars` Nullable(UInt64)                 COMMENT 'What solved it; length of the text in characters, absent when there is none',
    `affected_seats` Nullable(Int32)                  COMMENT 'Seats affected',
    `source`         LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`    UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per system problem; of free text only the length'
AS SELECT
    business_date, incident_id, occurred_at,
    lengthUTF8(content) AS content_chars,
    reported, reporter, recovered_at,
    lengthUTF8(solution) AS solution_chars,
    affected_seats, source, source_line
FROM incidents;

CREATE OR REPLACE VIEW v_agent_issues
(
    `business_date` Date                           COMMENT 'Business day of occurred_at in the business time zone',
    `issue_id`      String                         COMMENT 'Issue''s id',
    `occurred_at`   DateTime64(3, 'UTC')           COMMENT 'When it occurred, UTC',
    `content_chars` UInt64                         COMMENT 'What happened; length of the text in characters, absent when there is none',
    `scope`         Nullable(String)               COMMENT 'What it affected',
    `recovered_at`  Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was over, UTC',
    `source`        LowCardinality(String)         COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`   UInt64                         COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per problem at a seat; of free text only the length'
AS SELECT
    business_date, issue_id, occurred_at,
    lengthUTF8(content) AS content_chars,
    scope, recovered_at, source, source_line
FROM agent_issues;

CREATE OR REPLACE VIEW v_penalty_slips
(
    `business_date` Date                             COMMENT 'Business day of date in the business time zone',
    `slip_id`       String                           COMMENT 'Slip''s id',
    `agent_id`      LowCardinality(Nullable(String)) COMMENT 'Agent whom it is about',
    `code`          LowCardinality(String)           COMMENT 'Code in the slip tariff',
    `call_id`       Nullable(String)                 COMMENT 'Call that it is about',
    `ticket_id`     Nullable(String)                 COMMENT 'Ticket that it is about',
    `note_chars`    Nullable(UInt64)                 COMMENT 'Note; length of the text in characters, absent when there is none',
    `status`        LowCardinality(String)           COMMENT 'How it stands: issued, appealed, revoked',
    `amount`        Nullable(Decimal(18, 3))         COMMENT 'Amount in the contract''s currency; absent: the contract''s tariff',
    `source`        LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line`   UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per slip written by hand; of free text only the length'
AS SELECT
    business_date, slip_id, agent_id, code, call_id, ticket_id,
    lengthUTF8(note) AS note_chars,
    status, amount, source, source_line
FROM penalty_slips;

CREATE OR REPLACE VIEW v_trainings
(
    `month`       Date                             COMMENT 'Month, as its first day',
    `topic`       String                           COMMENT 'Topic',
    `audience`    Nullable(String)                 COMMENT 'Who is trained',
    `planned_on`  Nullable(Date)                   COMMENT 'Planned day',
    `hours`       Nullable(Decimal(18, 3))         COMMENT 'Length, hours',
    `trainer`     LowCardinality(Nullable(String)) COMMENT 'Trainer',
    `reason`      Nullable(String)                 COMMENT 'Why: a code or words',
    `source`      LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per planned training'
AS SELECT
    month, topic, audience, planned_on, hours, trainer, reason, source, source_line
FROM trainings;

CREATE OR REPLACE VIEW v_agents
(
    `agent_id`    LowCardinality(String)           COMMENT 'Agent''s id as calls and states carry it',
    `name`        String                           COMMENT 'Agent''s name',
    `team`        LowCardinality(Nullable(String)) COMMENT 'Team',
    `group`       LowCardinality(Nullable(String)) COMMENT 'Group of seats: front, back, hotline, other',
    `hired_on`    Nullable(Date)                   COMMENT 'First day of work',
    `left_on`     Nullable(Date)                   COMMENT 'Last day of work; absent while the agent works here',
    `source`      LowCardinality(String)           COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64                           COMMENT 'Line of the file or number of the row'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per agent, those who left included'
AS SELECT
    agent_id, name, team, `group`, hired_on, left_on, source, source_line
FROM agents;

CREATE OR REPLACE VIEW v_call_measures
(
    `business_date`          Date                             COMMENT 'Business day: of leg 1 for call-level measures, of the leg itself for leg-level ones',
    `hour`                   UInt8                            COMMENT 'Hour of the day in the business time zone, 0 to 23, of the same instant',
    `queue`                  LowCardinality(Nullable(String)) COMMENT 'Skill group that the measure is attributed to; absent when there is none',
    `category`               LowCardinality(Nullable(String)) COMMENT 'Business category code; absent when there is none',
    `agent_id`               LowCardinality(Nullable(String)) COMMENT 'Agent; absent when no agent took part, as in lost calls',
    `seizures`               UInt64                           COMMENT '占用次数: inbound calls in which the caller asked for an agent',
    `answered`               UInt64                           COMMENT '接通次数: agent calls with an answered leg',
    `lost`                   UInt64                           COMMENT '呼损数: agent calls without an answered leg',
    `talks`                  UInt64                           COMMENT '通话次数: answered inbound legs',
    `answered_in_target`     UInt64                           COMMENT '15秒接通量: answered calls whose wait was within the limit (configuration, 15 s)',
    `wait_answered_s`        Decimal(18, 3)                   COMMENT '接通排队等待时长: seconds from first queued to first answered, 0 when never queued before',
    `wait_lost_s`            Decimal(18, 3)                   COMMENT '呼损排队等待时长: seconds from first queued to the last end, of lost calls',
    `talk_s`                 Decimal(18, 3)                   COMMENT '通话时长: seconds from answered to ended, of talks',
    `queued`                 UInt64                           COMMENT '排队等待数: agent calls that waited at all',
    `queue_hangups`          UInt64                           COMMENT '排队挂机数: lost calls that the caller ended',
    `queue_entries`          UInt64                           COMMENT '技能组呼入量: inbound legs that queued',
    `queue_entries_answered` UInt64                           COMMENT '技能组接通量: of those, answered',
    `queue_entries_lost`     UInt64                           COMMENT '技能组呼损量: of those, not answered',
    `transferred_out`        UInt64                           COMMENT '转出量: answered inbound legs that left the centre',
    `surveys_offered`        UInt64                           COMMENT '评定总数: answered inbound legs passed to the rating menu',
    `surveys_rated`          UInt64                           COMMENT '评定成功数: of those, with a rating',
    `satisfied`              UInt64                           COMMENT '满意数: rated satisfied or very satisfied',
    `dissatisfied`           UInt64                           COMMENT '不满意数: rated dissatisfied or very dissatisfied',
    `ivr_only`               UInt64                           COMMENT 'IVR内结束: inbound calls in which the caller never asked for an agent',
    `outbound_calls`         UInt64                           COMMENT '呼出量: outbound legs',
    `outbound_answered`      UInt64                           COMMENT '呼出接通量: outbound legs that were answered',
    `outbound_talk_s`        Decimal(18, 3)                   COMMENT '呼出通话时长: seconds from answered to ended, of outbound legs'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × hour × queue × category × agent; sums of rows are sums over any of them'
AS SELECT
    business_date, hour, queue, category, agent_id, seizures, answered, lost, talks, answered_in_target,
    wait_answered_s, wait_lost_s, talk_s, queued, queue_hangups, queue_entries, queue_entries_answered,
    queue_entries_lost, transferred_out, surveys_offered, surveys_rated, satisfied, dissatisfied, ivr_only,
    outbound_calls, outbound_answered, outbound_talk_s
FROM call_measures;

CREATE OR REPLACE VIEW v_agent_measures
(
    `business_date`           Date                   COMMENT 'Business day',
    `agent_id`                LowCardinality(String) COMMENT 'Agent',
    `logged_in_s`             Decimal(18, 3)         COMMENT '工作时长: seconds logged in, overlaps counted once',
    `busy_s`                  Decimal(18, 3)         COMMENT '示忙时长: seconds busy while logged in, overlaps counted once',
    `scheduled_s`             Decimal(18, 3)         COMMENT '排班时长: seconds of shifts',
    `adherent_s`              Decimal(18, 3)         COMMENT '吻合时长: seconds logged in inside the shifts',
    `productive_s`            Decimal(18, 3)         COMMENT '有效工时: logged_in_s less busy_s, on days with a shift',
    `scheduled_days`          UInt64                 COMMENT '应出勤: 1 when a shift was planned in attendance',
    `attended_days`           UInt64                 COMMENT '实出勤: 1 when it was worked',
    `sick_hours`              Decimal(18, 3)         COMMENT '病假: hours',
    `late_minutes`            Decimal(18, 3)         COMMENT '迟到: minutes',
    `early_leave_minutes`     Decimal(18, 3)         COMMENT '早退: minutes',
    `absent_hours`            Decimal(18, 3)         COMMENT '旷工: hours',
    `marriage_leave_hours`    Decimal(18, 3)         COMMENT '婚假: hours',
    `bereavement_leave_hours` Decimal(18, 3)         COMMENT '丧假: hours',
    `seniority_leave_hours`   Decimal(18, 3)         COMMENT '工龄假: hours',
    `other_leave_hours`       Decimal(18, 3)         COMMENT '其他假: hours'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent'
AS SELECT
    business_date, agent_id, logged_in_s, busy_s, scheduled_s, adherent_s, productive_s, scheduled_days,
    attended_days, sick_hours, late_minutes, early_leave_minutes, absent_hours, marriage_leave_hours,
    bereavement_leave_hours, seniority_leave_hours, other_leave_hours
FROM agent_measures;

CREATE OR REPLACE VIEW v_presence_measures
(
    `business_date`            Date                 COMMENT 'Business day',
    `interval_start`           DateTime64(3, 'UTC') COMMENT 'When the interval begins, UTC',
    `interval_minutes`         Int32                COMMENT 'Length of the interval, minutes',
    `required_seat_s`          Decimal(18, 3)       COMMENT 'Seat-seconds that staffing requires',
    `actual_seat_s`            Decimal(18, 3)       COMMENT 'Seat-seconds that agents were logged in',
    `present_seat_s`           Decimal(18, 3)       COMMENT 'The smaller of the two, per interval',
    `assessed_required_seat_s` Decimal(18, 3)       COMMENT 'required_seat_s on days whose answer_rate_15s is below target, else 0',
    `assessed_present_seat_s`  Decimal(18, 3)       COMMENT 'present_seat_s on the same days, else 0'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × staffing interval'
AS SELECT
    business_date, interval_start, interval_minutes, required_seat_s, actual_seat_s, present_seat_s,
    assessed_required_seat_s, assessed_present_seat_s
FROM presence_measures;

CREATE OR REPLACE VIEW v_ticket_measures
(
    `business_date`          Date                             COMMENT 'Business day',
    `agent_id`               LowCardinality(Nullable(String)) COMMENT 'Agent; absent when there is none',
    `category`               LowCardinality(Nullable(String)) COMMENT 'Business category code; absent when there is none',
    `tickets`                UInt64                           COMMENT '工单数: tickets created',
    `inquiries`              UInt64                           COMMENT '咨询数: of kind inquiry',
    `suggestions`            UInt64                           COMMENT '建议数: of kind suggestion',
    `complaints`             UInt64                           COMMENT '投诉数: of kind complaint',
    `dispatched`             UInt64                           COMMENT '转派数: dispatched to a group',
    `in_scope`               UInt64                           COMMENT '业务范围内: in the business scope',
    `resolved_with_info`     UInt64                           COMMENT 'in scope, with information, original request resolved',
    `accepted_without_info`  UInt64                           COMMENT 'in scope, without information, another solution accepted',
    `first_contact_known`    UInt64                           COMMENT 'whether the first contact resolved it is known',
    `first_contact_resolved` UInt64                           COMMENT 'the first contact resolved it',
    `replies_due`            UInt64                           COMMENT 'replies whose deadline falls in the day',
    `replies_on_time`        UInt64                           COMMENT 'of those, given in time',
    `responses_due`          UInt64                           COMMENT 'first responses due, 5 min after creation',
    `responses_in_5_min`     UInt64                           COMMENT 'of those, given in time',
    `steps_due`              UInt64                           COMMENT 'steps whose deadline falls in the day',
    `steps_overdue`          UInt64                           COMMENT 'of those, not done in time'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent × category'
AS SELECT
    business_date, agent_id, category, tickets, inquiries, suggestions, complaints, dispatched, in_scope,
    resolved_with_info, accepted_without_info, first_contact_known, first_contact_resolved, replies_due,
    replies_on_time, responses_due, responses_in_5_min, steps_due, steps_overdue
FROM ticket_measures;

CREATE OR REPLACE VIEW v_case_measures
(
    `business_date`        Date                   COMMENT 'Business day',
    `agent_id`             LowCardinality(String) COMMENT 'Agent',
    `cases_received`       UInt64                 COMMENT '投诉受理数: cases received',
    `cases_upheld`         UInt64                 COMMENT '成立数: finally upheld',
    `cases_rejected`       UInt64                 COMMENT '不成立数: finally rejected',
    `cases_pending`        UInt64                 COMMENT '待定数: without a verdict',
    `appeals`              UInt64                 COMMENT '申诉数: with an appeal',
    `case_replies_due`     UInt64                 COMMENT 'replies due within 48 h of receipt',
    `case_replies_on_time` UInt64                 COMMENT 'of those, given in time',
    `lead_reviews_due`     UInt64                 COMMENT 'lead reviews due within 2 h of receipt',
    `lead_reviews_on_time` UInt64                 COMMENT 'of those, done in time'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent'
AS SELECT
    business_date, agent_id, cases_received, cases_upheld, cases_rejected, cases_pending, appeals, case_replies_due,
    case_replies_on_time, lead_reviews_due, lead_reviews_on_time
FROM case_measures;

CREATE OR REPLACE VIEW v_qa_measures
(
    `business_date` Date                             COMMENT 'Business day',
    `agent_id`      LowCardinality(Nullable(String)) COMMENT 'Agent; absent when there is none',
    `category`      LowCardinality(Nullable(String)) COMMENT 'Business category code; absent when there is none',
    `qa_done`       UInt64                           COMMENT '监听数: reviews done',
    `qa_compliant`  UInt64                           COMMENT '合格数: reviews that found the service standard kept',
    `qa_problems`   UInt64                           COMMENT '问题数: reviews that found a problem',
    `qa_calls`      UInt64                           COMMENT '监听通话数: distinct calls reviewed on the day',
    `qa_planned`    UInt64                           COMMENT '监听计划数: the plan of the month that begins on this day'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent × category'
AS SELECT
    business_date, agent_id, category, qa_done, qa_compliant, qa_problems, qa_calls, qa_planned
FROM qa_measures;

CREATE OR REPLACE VIEW v_measures
(
    `business_date` Date             COMMENT 'Business day',
    `agent_id`      Nullable(String) COMMENT 'Agent; absent when the measure is attributed to none',
    `measure`       String           COMMENT 'Id in config/measures.yml',
    `value`         Decimal(38, 3)   COMMENT 'Sum of the measure: a count, seconds, hours or minutes as its name says'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent × measure: every additive measure as a row of its own'
AS SELECT business_date, agent AS agent_id, entry.1 AS measure, entry.2 AS value
FROM
(
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('seizures', toDecimal128(sum(seizures), 3)), ('answered', toDecimal128(sum(answered), 3)),
        ('lost', toDecimal128(sum(lost), 3)), ('talks', toDecimal128(sum(talks), 3)),
        ('answered_in_target', toDecimal128(sum(answered_in_target), 3)),
        ('wait_answered_s', toDecimal128(sum(wait_answered_s), 3)),
        ('wait_lost_s', toDecimal128(sum(wait_lost_s), 3)), ('talk_s', toDecimal128(sum(talk_s), 3)),
        ('queued', toDecimal128(sum(queued), 3)), ('queue_hangups', toDecimal128(sum(queue_hangups), 3)),
        ('queue_entries', toDecimal128(sum(queue_entries), 3)),
        ('queue_entries_answered', toDecimal128(sum(queue_entries_answered), 3)),
        ('queue_entries_lost', toDecimal128(sum(queue_entries_lost), 3)),
        ('transferred_out', toDecimal128(sum(transferred_out), 3)),
        ('surveys_offered', toDecimal128(sum(surveys_offered), 3)),
        ('surveys_rated', toDecimal128(sum(surveys_rated), 3)), ('satisfied', toDecimal128(sum(satisfied), 3)),
        ('dissatisfied', toDecimal128(sum(dissatisfied), 3)), ('ivr_only', toDecimal128(sum(ivr_only), 3)),
        ('outbound_calls', toDecimal128(sum(outbound_calls), 3)),
        ('outbound_answered', toDecimal128(sum(outbound_answered), 3)),
        ('outbound_talk_s', toDecimal128(sum(outbound_talk_s), 3))]) AS entry
    FROM call_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('logged_in_s', toDecimal128(sum(logged_in_s), 3)), ('busy_s', toDecimal128(sum(busy_s), 3)),
        ('scheduled_s', toDecimal128(sum(scheduled_s), 3)), ('adherent_s', toDecimal128(sum(adherent_s), 3)),
        ('productive_s', toDecimal128(sum(productive_s), 3)),
        ('scheduled_days', toDecimal128(sum(scheduled_days), 3)),
        ('attended_days', toDecimal128(sum(attended_days), 3)), ('sick_hours', toDecimal128(sum(sick_hours), 3)),
        ('late_minutes', toDecimal128(sum(late_minutes), 3)),
        ('early_leave_minutes', toDecimal128(sum(early_leave_minutes), 3)),
        ('absent_hours', toDecimal128(sum(absent_hours), 3)),
        ('marriage_leave_hours', toDecimal128(sum(marriage_leave_hours), 3)),
        ('bereavement_leave_hours', toDecimal128(sum(bereavement_leave_hours), 3)),
        ('seniority_leave_hours', toDecimal128(sum(seniority_leave_hours), 3)),
        ('other_leave_hours', toDecimal128(sum(other_leave_hours), 3))]) AS entry
    FROM agent_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(NULL AS Nullable(String)) AS agent, arrayJoin([
        ('required_seat_s', toDecimal128(sum(required_seat_s), 3)),
        ('actual_seat_s', toDecimal128(sum(actual_seat_s), 3)),
        ('present_seat_s', toDecimal128(sum(present_seat_s), 3)),
        ('assessed_required_seat_s', toDecimal128(sum(assessed_required_seat_s), 3)),
        ('assessed_present_seat_s', toDecimal128(sum(assessed_present_seat_s), 3))]) AS entry
    FROM presence_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('tickets', toDecimal128(sum(tickets), 3)), ('inquiries', toDecimal128(sum(inquiries), 3)),
        ('suggestions', toDecimal128(sum(suggestions), 3)), ('complaints', toDecimal128(sum(complaints), 3)),
        ('dispatched', toDecimal128(sum(dispatched), 3)), ('in_scope', toDecimal128(sum(in_scope), 3)),
        ('resolved_with_info', toDecimal128(sum(resolved_with_info), 3)),
        ('accepted_without_info', toDecimal128(sum(accepted_without_info), 3)),
        ('first_contact_known', toDecimal128(sum(first_contact_known), 3)),
        ('first_contact_resolved', toDecimal128(sum(first_contact_resolved), 3)),
        ('replies_due', toDecimal128(sum(replies_due), 3)),
        ('replies_on_time', toDecimal128(sum(replies_on_time), 3)),
        ('responses_due', toDecimal128(sum(responses_due), 3)),
        ('responses_in_5_min', toDecimal128(sum(responses_in_5_min), 3)),
        ('steps_due', toDecimal128(sum(steps_due), 3)), ('steps_overdue', toDecimal128(sum(steps_overdue), 3))]) AS entry
    FROM ticket_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('cases_received', toDecimal128(sum(cases_received), 3)),
        ('cases_upheld', toDecimal128(sum(cases_upheld), 3)),
        ('cases_rejected', toDecimal128(sum(cases_rejected), 3)),
        ('cases_pending', toDecimal128(sum(cases_pending), 3)), ('appeals', toDecimal128(sum(appeals), 3)),
        ('case_replies_due', toDecimal128(sum(case_replies_due), 3)),
        ('case_replies_on_time', toDecimal128(sum(case_replies_on_time), 3)),
        ('lead_reviews_due', toDecimal128(sum(lead_reviews_due), 3)),
        ('lead_reviews_on_time', toDecimal128(sum(lead_reviews_on_time), 3))]) AS entry
    FROM case_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('qa_done', toDecimal128(sum(qa_done), 3)), ('qa_compliant', toDecimal128(sum(qa_compliant), 3)),
        ('qa_problems', toDecimal128(sum(qa_problems), 3)), ('qa_calls', toDecimal128(sum(qa_calls), 3)),
        ('qa_planned', toDecimal128(sum(qa_planned), 3))]) AS entry
    FROM qa_measures
    GROUP BY business_date, agent
);

CREATE OR REPLACE VIEW kpi_formulas
(
    `kpi`     String COMMENT 'Id in config/kpis.yml',
    `part`    String COMMENT 'numerator or denominator',
    `measure` String COMMENT 'Measure that is added up',
    `sign`    Int16  COMMENT '1 when it is added, -1 when it is taken off'
)
SQL SECURITY DEFINER
COMMENT 'Grain: KPI × part × measure, of the form of the catalogue that holds; for the views on KPIs'
AS SELECT kpi, part, extract(term, '[a-z][a-z0-9_]*') AS measure, if(startsWith(term, '-'), -1, 1) AS sign
FROM
(
    SELECT kpi, pair.1 AS part, arrayJoin(extractAll(pair.2, '[+-]? *[a-z][a-z0-9_]*')) AS term
    FROM
    (
        SELECT kpi, arrayJoin([('numerator', numerator), ('denominator', denominator)]) AS pair
        FROM kpi_catalogue
        WHERE recorded_at = (SELECT max(recorded_at) FROM kpi_catalogue)
    )
);

CREATE OR REPLACE VIEW kpi_day_sums
(
    `business_date` Date             COMMENT 'Business day',
    `agent_id`      Nullable(String) COMMENT 'Agent; absent when attributed to none',
    `kpi`           String           COMMENT 'Id in config/kpis.yml',
    `numerator`     Decimal(38, 3)   COMMENT 'Sum of measures',
    `denominator`   Decimal(38, 3)   COMMENT 'Sum of measures'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent × KPI: numerator and denominator, which add up; for the views on KPIs'
AS SELECT
    business_date, agent_id, kpi,
    sumIf(value * sign, part = 'numerator') AS numerator,
    sumIf(value * sign, part = 'denominator') AS denominator
FROM v_measures
INNER JOIN kpi_formulas ON kpi_formulas.measure = v_measures.measure
GROUP BY business_date, agent_id, kpi;

CREATE OR REPLACE VIEW v_kpis
(
    `position`    UInt16                           COMMENT 'Place in the catalogue, from 1',
    `kpi`         String                           COMMENT 'Id in config/kpis.yml',
    `label`       String                           COMMENT 'Chinese name',
    `unit`        LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`   String                           COMMENT 'Measures joined by + and -',
    `denominator` String                           COMMENT 'Measures joined by + and -',
    `target_is`   LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good; absent without a target',
    `target`      Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `periods`     LowCardinality(String)           COMMENT 'any, or whole_months: it has a value for whole calendar months only',
    `by_agent`    UInt8                            COMMENT '1 when all its measures are attributed to agents',
    `meaning`     String                           COMMENT 'What it says, and what having no value means; Chinese'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row per KPI of the catalogue that holds'
AS SELECT position, kpi, label, unit, numerator, denominator, target_is, target, periods, by_agent, meaning
FROM kpi_catalogue
WHERE recorded_at = (SELECT max(recorded_at) FROM kpi_catalogue);

CREATE OR REPLACE VIEW v_kpi_daily
(
    `business_date` Date                             COMMENT 'Business day',
    `kpi`           String                           COMMENT 'Id in config/kpis.yml',
    `label`         String                           COMMENT 'Chinese name',
    `unit`          LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`     Decimal(38, 3)                   COMMENT 'Sum of measures, exact',
    `denominator`   Decimal(38, 3)                   COMMENT 'Sum of measures, exact; 0: the KPI has no value',
    `value`         Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0',
    `target`        Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `target_is`     LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    `met`           Nullable(UInt8)                  COMMENT '1 met, 0 missed, on the exact value; absent without target or value: not assessed'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × KPI, for every day that was measured'
AS SELECT
    periods.period AS business_date,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(sums.dividend AS Decimal(38, 3)) AS numerator,
    CAST(if(catalogue.periods = 'whole_months', toDecimal128(0, 3), sums.divisor) AS Decimal(38, 3)) AS denominator,
    CAST(if(denominator = 0, NULL, round(divideDecimal(numerator, if(denominator = 0, toDecimal128(1, 3), denominator), 7), 6)) AS Nullable(Decimal(38, 6))) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    CAST(if(denominator = 0 OR catalogue.target IS NULL, NULL, if(catalogue.target_is = 'at_least',
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) >= 0,
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) <= 0)) AS Nullable(UInt8)) AS met
FROM (SELECT DISTINCT business_date AS period FROM v_measures) AS periods
CROSS JOIN v_kpis AS catalogue
LEFT JOIN
(
    SELECT business_date AS period, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, kpi
) AS sums ON sums.period = periods.period AND sums.kpi = catalogue.kpi;

CREATE OR REPLACE VIEW v_kpi_weekly
(
    `week`        String                           COMMENT 'ISO week such as 2026-W47',
    `from_date`   Date                             COMMENT 'Monday',
    `to_date`     Date                             COMMENT 'Sunday',
    `kpi`         String                           COMMENT 'Id in config/kpis.yml',
    `label`       String                           COMMENT 'Chinese name',
    `unit`        LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`   Decimal(38, 3)                   COMMENT 'Sum of measures, exact',
    `denominator` Decimal(38, 3)                   COMMENT 'Sum of measures, exact; 0: the KPI has no value',
    `value`       Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0',
    `target`      Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `target_is`   LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    `met`         Nullable(UInt8)                  COMMENT '1 met, 0 missed, on the exact value; absent without target or value: not assessed'
)
SQL SECURITY DEFINER
COMMENT 'Grain: ISO week × KPI: sums of its days that were measured'
AS SELECT
    formatDateTime(periods.period, '%G-W%V') AS week,
    periods.period AS from_date,
    periods.period + 6 AS to_date,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(sums.dividend AS Decimal(38, 3)) AS numerator,
    CAST(if(catalogue.periods = 'whole_months', toDecimal128(0, 3), sums.divisor) AS Decimal(38, 3)) AS denominator,
    CAST(if(denominator = 0, NULL, round(divideDecimal(numerator, if(denominator = 0, toDecimal128(1, 3), denominator), 7), 6)) AS Nullable(Decimal(38, 6))) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    CAST(if(denominator = 0 OR catalogue.target IS NULL, NULL, if(catalogue.target_is = 'at_least',
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) >= 0,
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) <= 0)) AS Nullable(UInt8)) AS met
FROM (SELECT DISTINCT toMonday(business_date) AS period FROM v_measures) AS periods
CROSS JOIN v_kpis AS catalogue
LEFT JOIN
(
    SELECT toMonday(business_date) AS period, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, kpi
) AS sums ON sums.period = periods.period AND sums.kpi = catalogue.kpi;

CREATE OR REPLACE VIEW v_kpi_monthly
(
    `month`       String                           COMMENT 'Month such as 2026-11',
    `from_date`   Date                             COMMENT 'First day',
    `to_date`     Date                             COMMENT 'Last day',
    `kpi`         String                           COMMENT 'Id in config/kpis.yml',
    `label`       String                           COMMENT 'Chinese name',
    `unit`        LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`   Decimal(38, 3)                   COMMENT 'Sum of measures, exact',
    `denominator` Decimal(38, 3)                   COMMENT 'Sum of measures, exact; 0: the KPI has no value',
    `value`       Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0',
    `target`      Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `target_is`   LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    `met`         Nullable(UInt8)                  COMMENT '1 met, 0 missed, on the exact value; absent without target or value: not assessed'
)
SQL SECURITY DEFINER
COMMENT 'Grain: calendar month × KPI: sums of its days that were measured'
AS SELECT
    formatDateTime(periods.period, '%Y-%m') AS month,
    periods.period AS from_date,
    toLastDayOfMonth(periods.period) AS to_date,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(sums.dividend AS Decimal(38, 3)) AS numerator,
    CAST(sums.divisor AS Decimal(38, 3)) AS denominator,
    CAST(if(denominator = 0, NULL, round(divideDecimal(numerator, if(denominator = 0, toDecimal128(1, 3), denominator), 7), 6)) AS Nullable(Decimal(38, 6))) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    CAST(if(denominator = 0 OR catalogue.target IS NULL, NULL, if(catalogue.target_is = 'at_least',
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) >= 0,
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) <= 0)) AS Nullable(UInt8)) AS met
FROM (SELECT DISTINCT toStartOfMonth(business_date) AS period FROM v_measures) AS periods
CROSS JOIN v_kpis AS catalogue
LEFT JOIN
(
    SELECT toStartOfMonth(business_date) AS period, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, kpi
) AS sums ON sums.period = periods.period AND sums.kpi = catalogue.kpi;

CREATE OR REPLACE VIEW v_kpi_agent_daily
(
    `business_date` Date                             COMMENT 'Business day',
    `agent_id`      Nullable(String)                 COMMENT 'Agent; absent for what is attributed to none, such as lost calls',
    `name`          Nullable(String)                 COMMENT 'Name in agents; absent when the agent is not in it',
    `team`          LowCardinality(Nullable(String)) COMMENT 'Team in agents, as it is now',
    `kpi`           String                           COMMENT 'Id in config/kpis.yml',
    `label`         String                           COMMENT 'Chinese name',
    `unit`          LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`     Decimal(38, 3)                   COMMENT 'Sum of measures, exact',
    `denominator`   Decimal(38, 3)                   COMMENT 'Sum of measures, exact; 0: the KPI has no value',
    `value`         Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0',
    `target`        Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `target_is`     LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    `met`           Nullable(UInt8)                  COMMENT '1 met, 0 missed, on the exact value; absent without target or value: not assessed'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent × KPI; KPIs whose measures are not attributed to agents are left out'
AS SELECT
    sums.period AS business_date,
    sums.agent_id AS agent_id,
    people.known_name AS name,
    people.known_team AS team,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(sums.dividend AS Decimal(38, 3)) AS numerator,
    CAST(if(catalogue.periods = 'whole_months', toDecimal128(0, 3), sums.divisor) AS Decimal(38, 3)) AS denominator,
    CAST(if(denominator = 0, NULL, round(divideDecimal(numerator, if(denominator = 0, toDecimal128(1, 3), denominator), 7), 6)) AS Nullable(Decimal(38, 6))) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    CAST(if(denominator = 0 OR catalogue.target IS NULL, NULL, if(catalogue.target_is = 'at_least',
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) >= 0,
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) <= 0)) AS Nullable(UInt8)) AS met
FROM
(
    SELECT business_date AS period, agent_id, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, agent_id, kpi
) AS sums
INNER JOIN v_kpis AS catalogue ON catalogue.kpi = sums.kpi
LEFT JOIN (SELECT agent_id AS member, toNullable(agents.name) AS known_name, toNullable(toString(agents.team)) AS known_team FROM agents) AS people ON people.member = sums.agent_id
WHERE catalogue.by_agent = 1;

CREATE OR REPLACE VIEW v_kpi_agent_monthly
(
    `month`       String                           COMMENT 'Month such as 2026-11',
    `from_date`   Date                             COMMENT 'First day',
    `to_date`     Date                             COMMENT 'Last day',
    `agent_id`    Nullable(String)                 COMMENT 'Agent; absent for what is attributed to none, such as lost calls',
    `name`        Nullable(String)                 COMMENT 'Name in agents; absent when the agent is not in it',
    `team`        LowCardinality(Nullable(String)) COMMENT 'Team in agents, as it is now',
    `kpi`         String                           COMMENT 'Id in config/kpis.yml',
    `label`       String                           COMMENT 'Chinese name',
    `unit`        LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`   Decimal(38, 3)                   COMMENT 'Sum of measures, exact',
    `denominator` Decimal(38, 3)                   COMMENT 'Sum of measures, exact; 0: the KPI has no value',
    `value`       Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0',
    `target`      Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `target_is`   LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    `met`         Nullable(UInt8)                  COMMENT '1 met, 0 missed, on the exact value; absent without target or value: not assessed'
)
SQL SECURITY DEFINER
COMMENT 'Grain: calendar month × agent × KPI; KPIs whose measures are not attributed to agents are left out'
AS SELECT
    formatDateTime(sums.period, '%Y-%m') AS month,
    sums.period AS from_date,
    toLastDayOfMonth(sums.period) AS to_date,
    sums.agent_id AS agent_id,
    people.known_name AS name,
    people.known_team AS team,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(sums.dividend AS Decimal(38, 3)) AS numerator,
    CAST(sums.divisor AS Decimal(38, 3)) AS denominator,
    CAST(if(denominator = 0, NULL, round(divideDecimal(numerator, if(denominator = 0, toDecimal128(1, 3), denominator), 7), 6)) AS Nullable(Decimal(38, 6))) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    CAST(if(denominator = 0 OR catalogue.target IS NULL, NULL, if(catalogue.target_is = 'at_least',
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) >= 0,
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) <= 0)) AS Nullable(UInt8)) AS met
FROM
(
    SELECT toStartOfMonth(business_date) AS period, agent_id, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, agent_id, kpi
) AS sums
INNER JOIN v_kpis AS catalogue ON catalogue.kpi = sums.kpi
LEFT JOIN (SELECT agent_id AS member, toNullable(agents.name) AS known_name, toNullable(toString(agents.team)) AS known_team FROM agents) AS people ON people.member = sums.agent_id
WHERE catalogue.by_agent = 1;

CREATE OR REPLACE VIEW v_runs
(
    `run_id`     String                         COMMENT 'Id of the run, in the order of time',
    `command`    LowCardinality(String)         COMMENT 'What was asked: nightly, backfill, …',
    `job`        LowCardinality(String)         COMMENT 'Spring Batch job: night',
    `period`     String                         COMMENT 'Business day, ISO week or month that was run',
    `state`      LowCardinality(String)         COMMENT 'started, done, warnings or failed',
    `started_at` DateTime64(3, 'UTC')           COMMENT 'When the run began, UTC',
    `ended_at`   Nullable(DateTime64(3, 'UTC')) COMMENT 'When the run ended, UTC; absent while it runs or when it was killed',
    `message`    String                         COMMENT 'Why it failed or what it warns of; empty when there is nothing to say'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row a run, as it stands'
AS SELECT
    run_id, command, job, period, state, started_at, ended_at, message
FROM runs
ORDER BY recorded_at DESC
LIMIT 1 BY run_id;

CREATE OR REPLACE VIEW v_feed_runs
(
    `run_id`        String                 COMMENT 'Run that loaded or tried to',
    `feed`          LowCardinality(String) COMMENT 'Feed',
    `business_date` Date                   COMMENT 'Business day that was loaded',
    `state`         LowCardinality(String) COMMENT 'loaded, or failed: the warehouse then holds what it held before',
    `rows_read`     UInt64                 COMMENT 'Rows read from all sources = loaded + duplicates + rejected + other_day + filtered, of failed attempts too',
    `loaded`        UInt64                 COMMENT 'Rows that passed all rules and keys; in the warehouse when the state is loaded, else counted and not kept',
    `duplicates`    UInt64                 COMMENT 'Rows with key and content of another',
    `rejected`      UInt64                 COMMENT 'Rows refused: broken rules and conflicts; each is in rejected_rows',
    `other_day`     UInt64                 COMMENT 'Rows of other business days',
    `filtered`      UInt64                 COMMENT 'Rows that the source definition leaves out (where)',
    `warnings`      UInt64                 COMMENT 'Rows or files with a warning; texts are in feed_warnings',
    `held`          UInt64                 COMMENT 'Rows of the day, or of the snapshot, that the warehouse held after the attempt; of a failed one those it held before',
    `error`         String                 COMMENT 'Why the feed failed; empty when it did not',
    `finished_at`   DateTime64(3, 'UTC')   COMMENT 'When the feed was done, UTC; the newest row of feed and day holds'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row a feed and business day: the row accounting of its last attempt'
AS SELECT
    run_id, feed, business_date, state, rows_read, loaded, duplicates, rejected, other_day, filtered, warnings, held,
    error, finished_at
FROM feed_runs
ORDER BY feed, business_date, finished_at DESC
LIMIT 1 BY feed, business_date;

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
    replaceRegexpAll(replaceRegexpAll(feed_warnings.warning, '\'[^\']*\'', '\'…\''), '[0-9]{7,}', '****') AS warning,
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
    replaceRegexpAll(replaceRegexpAll(rejected_rows.reason, '\'[^\']*\'', '\'…\''), '[0-9]{7,}', '****') AS reason,
    recorded_at
FROM rejected_rows;

CREATE OR REPLACE VIEW v_checks
(
    `run_id`        String                 COMMENT 'Run that checked',
    `check_name`    LowCardinality(String) COMMENT 'Name of the file in sql/checks',
    `business_date` Date                   COMMENT 'Business day that was checked',
    `severity`      LowCardinality(String) COMMENT 'fail: reports are withheld; warn: only said',
    `uses`          Array(String)          COMMENT 'Feeds whose reports the check withholds when it is broken; empty: every report',
    `state`         LowCardinality(String) COMMENT 'passed or broken',
    `detail`        String                 COMMENT 'What does not agree; empty when passed',
    `recorded_at`   DateTime64(3, 'UTC')   COMMENT 'When it was checked, UTC; the newest row of check and day holds'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row a reconciliation check and business day: its last outcome'
AS SELECT
    run_id, check_name, business_date, severity, uses, state, detail, recorded_at
FROM checks
ORDER BY check_name, business_date, recorded_at DESC
LIMIT 1 BY check_name, business_date;

CREATE OR REPLACE VIEW v_report_runs
(
    `run_id`      String                 COMMENT 'Run that rendered or withheld the report',
    `report`      LowCardinality(String) COMMENT 'Id in config/reports.yml',
    `period`      String                 COMMENT 'Business day, ISO week or month',
    `version`     UInt32                 COMMENT 'Version of the report for the period, from 1',
    `state`       LowCardinality(String) COMMENT 'rendered, mailed (the message is written), or withheld',
    `deadline`    DateTime64(3, 'UTC')   COMMENT 'When the report is due, UTC',
    `files`       Array(String)          COMMENT 'Files that were made, relative to the home',
    `checksum`    String                 COMMENT 'SHA-256 over the content without the as-of time; empty when withheld',
    `message`     String                 COMMENT 'Why it was withheld; empty otherwise',
    `recorded_at` DateTime64(3, 'UTC')   COMMENT 'When this was recorded, UTC; the newest row of report and period holds'
)
SQL SECURITY DEFINER
COMMENT 'Grain: one row a report and period: its last attempt'
AS SELECT
    run_id, report, period, version, state, deadline, files, checksum, message, recorded_at
FROM report_runs
ORDER BY report, period, recorded_at DESC
LIMIT 1 BY report, period;
