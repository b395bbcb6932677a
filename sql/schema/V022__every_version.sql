-- All versions of a record are kept, several of a day too, and what retires a record. The engine merged those of a day into the latest before.
-- A run that is killed begins again: until the exchange the old table stands, after it the new one is copied once more.

DROP TABLE IF EXISTS tickets_migrated SYNC;

CREATE TABLE tickets_migrated
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `ticket_id` String COMMENT 'Ticket''s id',
    `call_id` Nullable(String) COMMENT 'Call that it came from',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent who took it',
    `kind` LowCardinality(String) COMMENT 'What it is: inquiry, suggestion, complaint, other',
    `category` LowCardinality(Nullable(String)) COMMENT 'Business category code',
    `subtype` LowCardinality(Nullable(String)) COMMENT 'Finer kind as the centre names it (投诉属性)',
    `channel` LowCardinality(Nullable(String)) COMMENT 'Channel',
    `caller` Nullable(String) COMMENT 'Customer''s number; personal data',
    `contact_phone` Nullable(String) COMMENT 'Number for the reply; personal data',
    `customer_gender` LowCardinality(Nullable(String)) COMMENT 'm, f or u (unknown): m, f, u',
    `region` LowCardinality(Nullable(String)) COMMENT 'Where the customer belongs',
    `ivr_route` LowCardinality(Nullable(String)) COMMENT 'Route taken in the IVR',
    `urgency` LowCardinality(Nullable(String)) COMMENT 'Urgency: low, normal, high, critical',
    `accept_type` LowCardinality(Nullable(String)) COMMENT 'Kind of acceptance as the centre names it (受理类别)',
    `transferred` Nullable(UInt8) COMMENT 'Whether the ticket was transferred',
    `content` Nullable(String) COMMENT 'What the customer said; free text',
    `customer_request` Nullable(String) COMMENT 'What the customer wants; free text',
    `needs_reply` Nullable(UInt8) COMMENT 'Whether the customer waits for a reply',
    `reply_due_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the reply is due, UTC',
    `replied_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was given, UTC',
    `first_response_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When anybody first responded, UTC',
    `in_scope` Nullable(UInt8) COMMENT 'Whether the question lies within the centre''s business (业务查询范围内)',
    `info_available` Nullable(UInt8) COMMENT 'Whether the system had the information (系统有信息)',
    `resolved` Nullable(UInt8) COMMENT 'Whether the original request was met (原始需求得到解决)',
    `customer_accepted` Nullable(UInt8) COMMENT 'Whether the customer accepted another solution (转化需求得到客户认可)',
    `first_contact` Nullable(UInt8) COMMENT 'Whether the first contact resolved it (一次解决)',
    `dispatch_group` LowCardinality(Nullable(String)) COMMENT 'Group that it was dispatched to; absent when it was not',
    `dispatch_status` LowCardinality(Nullable(String)) COMMENT 'How the dispatched work stands',
    `status` LowCardinality(String) COMMENT 'How the ticket stands',
    `created_at` DateTime64(3, 'UTC') COMMENT 'When it was created, UTC',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `closed_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was closed, UTC',
    `step_due_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the current step is due, UTC',
    `step_done_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the step was done, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`ticket_id`, `updated_at`)
COMMENT 'Grain: one row per version of a ticket; the latest says what it is; key ticket_id + updated_at';

INSERT INTO tickets_migrated SETTINGS max_partitions_per_insert_block = 0 SELECT
    `business_date`, `ticket_id`, `call_id`, `agent_id`, `kind`, `category`, `subtype`, `channel`, `caller`, `contact_phone`,
    `customer_gender`, `region`, `ivr_route`, `urgency`, `accept_type`, `transferred`, `content`, `customer_request`, `needs_reply`,
    `reply_due_at`, `replied_at`, `first_response_at`, `in_scope`, `info_available`, `resolved`, `customer_accepted`, `first_contact`,
    `dispatch_group`, `dispatch_status`, `status`, `created_at`, `updated_at`, `closed_at`, `step_due_at`, `step_done_at`, `source`,
    `source_line`, `read_order`
FROM tickets;

EXCHANGE TABLES tickets_migrated AND tickets;

DROP TABLE tickets_migrated SYNC;

DROP TABLE IF EXISTS complaint_cases_migrated SYNC;

CREATE TABLE complaint_cases_migrated
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `case_id` String COMMENT 'Case''s id',
    `ticket_id` Nullable(String) COMMENT 'Ticket that it came from',
    `call_id` Nullable(String) COMMENT 'Call that it is about',
    `agent_id` LowCardinality(String) COMMENT 'Agent whom it is about',
    `received_at` DateTime64(3, 'UTC') COMMENT 'When it was received, UTC',
    `nature` LowCardinality(Nullable(String)) COMMENT 'What it is about: business, attitude, other',
    `level` LowCardinality(Nullable(String)) COMMENT 'Level as the centre names it',
    `complaint_point` Nullable(String) COMMENT 'What the customer complains of; free text',
    `handling` Nullable(String) COMMENT 'How it was handled; free text',
    `verdict` LowCardinality(Nullable(String)) COMMENT 'First verdict: pending, upheld, rejected',
    `reason` Nullable(String) COMMENT 'Reason of the verdict; free text',
    `handler` LowCardinality(Nullable(String)) COMMENT 'Who handled it',
    `lead_reviewed_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the lead reviewed it, UTC',
    `judged_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was judged, UTC',
    `appealed_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the agent appealed, UTC',
    `appeal_verdict` LowCardinality(Nullable(String)) COMMENT 'What the appeal decided; absent: no appeal, or not decided: confirmed, overturned',
    `appeal_by` LowCardinality(Nullable(String)) COMMENT 'Who decided the appeal: lead, panel, duty_manager',
    `replied_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the customer got a reply, UTC',
    `reply_mode` LowCardinality(Nullable(String)) COMMENT 'How: phone, sms, explain, other',
    `contact_attempts` Nullable(Int32) COMMENT 'Attempts to reach the customer',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`case_id`, `updated_at`)
COMMENT 'Grain: one row per version of a service-quality case; the latest says what it is; key case_id + updated_at';

INSERT INTO complaint_cases_migrated SETTINGS max_partitions_per_insert_block = 0 SELECT
    `business_date`, `case_id`, `ticket_id`, `call_id`, `agent_id`, `received_at`, `nature`, `level`, `complaint_point`, `handling`,
    `verdict`, `reason`, `handler`, `lead_reviewed_at`, `judged_at`, `appealed_at`, `appeal_verdict`, `appeal_by`, `replied_at`,
    `reply_mode`, `contact_attempts`, `updated_at`, `source`, `source_line`, `read_order`
FROM complaint_cases;

EXCHANGE TABLES complaint_cases_migrated AND complaint_cases;

DROP TABLE complaint_cases_migrated SYNC;

DROP TABLE IF EXISTS callbacks_migrated SYNC;

CREATE TABLE callbacks_migrated
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `callback_id` String COMMENT 'Follow-up''s id',
    `kind` LowCardinality(Nullable(String)) COMMENT 'Before or after the customer''s use: before_use, after_use, other',
    `customer` Nullable(String) COMMENT 'Customer; personal data',
    `phone` Nullable(String) COMMENT 'Customer''s number; personal data',
    `assigned_to` LowCardinality(Nullable(String)) COMMENT 'Agent who shall call',
    `assigned_at` DateTime64(3, 'UTC') COMMENT 'When it was assigned, UTC',
    `due_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it is due, UTC',
    `done_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was done, UTC',
    `reached` Nullable(UInt8) COMMENT 'Whether the customer was reached',
    `result` Nullable(String) COMMENT 'Result; free text',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`callback_id`, `updated_at`)
COMMENT 'Grain: one row per version of a follow-up call; the latest says what it is; key callback_id + updated_at';

INSERT INTO callbacks_migrated SETTINGS max_partitions_per_insert_block = 0 SELECT
    `business_date`, `callback_id`, `kind`, `customer`, `phone`, `assigned_to`, `assigned_at`, `due_at`, `done_at`, `reached`,
    `result`, `updated_at`, `source`, `source_line`, `read_order`
FROM callbacks;

EXCHANGE TABLES callbacks_migrated AND callbacks;

DROP TABLE callbacks_migrated SYNC;

CREATE TABLE IF NOT EXISTS retired_records
(
    `feed` LowCardinality(String) COMMENT 'Versioned feed',
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `record_id` String COMMENT 'Key of the record that is retired',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When the version that retires it was written, UTC',
    `replied_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'Of tickets: when the reply was given, UTC',
    `step_done_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'Of tickets: when the step was done, UTC',
    `done_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'Of callbacks: when it was done, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among those of its load that retire a record'
)
ENGINE = MergeTree
PARTITION BY (feed, business_date)
ORDER BY (`record_id`, `updated_at`)
COMMENT 'Grain: one row per row of a versioned feed that where does not want: it retires its record; kept apart from the loaded rows';
