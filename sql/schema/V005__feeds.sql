-- One table a feed, as its description asks for. A day's partition is swapped whole, a snapshot's table exchanged;
-- of a versioned feed each day holds the day's latest version of a record, and the latest of all days counts.

CREATE TABLE IF NOT EXISTS surveys
(
    `business_date` Date COMMENT 'Business day of offered_at in the business time zone',
    `call_id` String COMMENT 'The call whose caller was passed to the rating menu',
    `leg` Nullable(Int32) COMMENT 'The leg; absent when the source does not say: the last answered one of the call',
    `offered_at` DateTime64(3, 'UTC') COMMENT 'When the menu was offered, UTC',
    `result` LowCardinality(Nullable(String)) COMMENT 'The rating; absent when the caller gave none: very_satisfied, satisfied, neutral, dissatisfied, very_dissatisfied',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`call_id`)
COMMENT 'Grain: one row per rating menu offered; for centres whose calls carry no ratings; key call_id + leg';

CREATE TABLE IF NOT EXISTS agent_states
(
    `business_date` Date COMMENT 'Business day of from_at in the business time zone',
    `agent_id` LowCardinality(String) COMMENT 'Agent',
    `state` LowCardinality(String) COMMENT 'logged_in spans sign-in to sign-out, the others lie inside it; busy is 示忙: logged_in, busy, wrap_up, training, meeting, rest',
    `from_at` DateTime64(3, 'UTC') COMMENT 'When the state began, UTC',
    `to_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it ended, UTC; absent when it was still open at extraction',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`agent_id`, `state`, `from_at`)
COMMENT 'Grain: one row per interval that an agent spent in a state; key agent_id + state + from_at';

CREATE TABLE IF NOT EXISTS shifts
(
    `business_date` Date COMMENT 'Business day of date in the business time zone',
    `agent_id` LowCardinality(String) COMMENT 'Agent',
    `date` Date COMMENT 'Business day that the shift is planned for',
    `starts_at` DateTime64(3, 'UTC') COMMENT 'When it starts, UTC',
    `ends_at` DateTime64(3, 'UTC') COMMENT 'When it ends, UTC; may lie on the next day',
    `team` LowCardinality(Nullable(String)) COMMENT 'Team that the agent works in on this shift',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`agent_id`, `starts_at`)
COMMENT 'Grain: one row per planned shift; several a day are possible; key agent_id + starts_at';

CREATE TABLE IF NOT EXISTS staffing
(
    `business_date` Date COMMENT 'Business day of date in the business time zone',
    `date` Date COMMENT 'Business day',
    `interval_start` DateTime64(3, 'UTC') COMMENT 'When the interval begins, UTC',
    `interval_minutes` Int32 COMMENT 'Length of the interval, minutes',
    `required_seats` Int32 COMMENT 'Seats that must be taken in the interval',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`date`, `interval_start`)
COMMENT 'Grain: one row per interval with the seats it requires; key date + interval_start';

CREATE TABLE IF NOT EXISTS attendance
(
    `business_date` Date COMMENT 'Business day of date in the business time zone',
    `date` Date COMMENT 'Business day',
    `agent_id` LowCardinality(String) COMMENT 'Agent',
    `name` Nullable(String) COMMENT 'Name as the attendance system has it',
    `scheduled_shift` LowCardinality(Nullable(String)) COMMENT 'Shift that was planned; a rest word (休, 休息, off) or absent: none',
    `actual_shift` LowCardinality(Nullable(String)) COMMENT 'Shift that was worked; a rest word or absent: none',
    `sick_hours` Decimal(18, 3) COMMENT 'Sick leave, hours',
    `late_minutes` Decimal(18, 3) COMMENT 'Late arrival, minutes',
    `early_leave_minutes` Decimal(18, 3) COMMENT 'Early departure, minutes',
    `absent_hours` Decimal(18, 3) COMMENT 'Absence without leave, hours',
    `marriage_leave_hours` Decimal(18, 3) COMMENT 'Marriage leave, hours',
    `bereavement_leave_hours` Decimal(18, 3) COMMENT 'Bereavement leave, hours',
    `seniority_leave_hours` Decimal(18, 3) COMMENT 'Seniority leave, hours',
    `other_leave_hours` Decimal(18, 3) COMMENT 'Other leave, hours',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`date`, `agent_id`)
COMMENT 'Grain: one row per agent and day; key date + agent_id';

CREATE TABLE IF NOT EXISTS tickets
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
ENGINE = ReplacingMergeTree(updated_at)
PARTITION BY business_date
ORDER BY (`ticket_id`)
COMMENT 'Grain: one row per version of a ticket and day; the latest of all days counts; key ticket_id';

CREATE TABLE IF NOT EXISTS complaint_cases
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
ENGINE = ReplacingMergeTree(updated_at)
PARTITION BY business_date
ORDER BY (`case_id`)
COMMENT 'Grain: one row per version of a service-quality case and day; the latest of all days counts; key case_id';

CREATE TABLE IF NOT EXISTS qa_reviews
(
    `business_date` Date COMMENT 'Business day of reviewed_on in the business time zone',
    `review_id` String COMMENT 'Review''s id',
    `reviewed_on` Date COMMENT 'Day of the review',
    `scope` LowCardinality(Nullable(String)) COMMENT 'Scope of the monitoring (监听范围)',
    `call_id` Nullable(String) COMMENT 'Call that was listened to (流水号)',
    `category` LowCardinality(Nullable(String)) COMMENT 'Business category code',
    `agent_id` LowCardinality(String) COMMENT 'Agent who was listened to',
    `name` Nullable(String) COMMENT 'Agent''s name as the reviewer wrote it',
    `has_problem` UInt8 COMMENT 'Whether a problem was found',
    `problem_code` LowCardinality(Nullable(String)) COMMENT 'Code of the problem in the slip tariff',
    `problem_detail` Nullable(String) COMMENT 'What the problem is; free text',
    `compliant` UInt8 COMMENT 'Whether the call kept the service standard',
    `score` Nullable(Int32) COMMENT 'Score',
    `reviewer` LowCardinality(Nullable(String)) COMMENT 'Who listened',
    `remark` Nullable(String) COMMENT 'Remark; free text',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`review_id`)
COMMENT 'Grain: one row per monitored call; key review_id';

CREATE TABLE IF NOT EXISTS qa_plans
(
    `month` Date COMMENT 'Month, as its first day',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent; absent: the whole centre',
    `planned` Int32 COMMENT 'Calls to be monitored in the month',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
ORDER BY (`month`)
COMMENT 'Grain: one row per month and agent, or per month for the whole centre; key month + agent_id';

CREATE TABLE IF NOT EXISTS incidents
(
    `business_date` Date COMMENT 'Business day of occurred_at in the business time zone',
    `incident_id` String COMMENT 'Incident''s id',
    `occurred_at` DateTime64(3, 'UTC') COMMENT 'When it occurred, UTC',
    `content` String COMMENT 'What happened; free text',
    `reported` Nullable(UInt8) COMMENT 'Whether it was reported',
    `reporter` LowCardinality(Nullable(String)) COMMENT 'Who reported it',
    `recovered_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was over, UTC',
    `solution` Nullable(String) COMMENT 'What solved it; free text',
    `affected_seats` Nullable(Int32) COMMENT 'Seats affected',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`incident_id`)
COMMENT 'Grain: one row per system problem; key incident_id';

CREATE TABLE IF NOT EXISTS agent_issues
(
    `business_date` Date COMMENT 'Business day of occurred_at in the business time zone',
    `issue_id` String COMMENT 'Issue''s id',
    `occurred_at` DateTime64(3, 'UTC') COMMENT 'When it occurred, UTC',
    `content` String COMMENT 'What happened; free text',
    `scope` Nullable(String) COMMENT 'What it affected',
    `recovered_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was over, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`issue_id`)
COMMENT 'Grain: one row per problem at a seat; key issue_id';

CREATE TABLE IF NOT EXISTS penalty_slips
(
    `business_date` Date COMMENT 'Business day of date in the business time zone',
    `slip_id` String COMMENT 'Slip''s id',
    `date` Date COMMENT 'Day of what happened',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent whom it is about',
    `code` LowCardinality(String) COMMENT 'Code in the slip tariff',
    `call_id` Nullable(String) COMMENT 'Call that it is about',
    `ticket_id` Nullable(String) COMMENT 'Ticket that it is about',
    `note` Nullable(String) COMMENT 'Note; free text',
    `status` LowCardinality(String) COMMENT 'How it stands: issued, appealed, revoked',
    `amount` Nullable(Decimal(18, 3)) COMMENT 'Amount in the contract''s currency; absent: the contract''s tariff',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`slip_id`)
COMMENT 'Grain: one row per slip written by hand; key slip_id';

CREATE TABLE IF NOT EXISTS trainings
(
    `month` Date COMMENT 'Month, as its first day',
    `topic` String COMMENT 'Topic',
    `audience` Nullable(String) COMMENT 'Who is trained',
    `planned_on` Nullable(Date) COMMENT 'Planned day',
    `hours` Nullable(Decimal(18, 3)) COMMENT 'Length, hours',
    `trainer` LowCardinality(Nullable(String)) COMMENT 'Trainer',
    `reason` Nullable(String) COMMENT 'Why: a code or words',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
ORDER BY (`month`, `topic`)
COMMENT 'Grain: one row per planned training; key month + topic';

CREATE TABLE IF NOT EXISTS callbacks
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
ENGINE = ReplacingMergeTree(updated_at)
PARTITION BY business_date
ORDER BY (`callback_id`)
COMMENT 'Grain: one row per version of a follow-up call and day; the latest of all days counts; key callback_id';

CREATE TABLE IF NOT EXISTS agents
(
    `agent_id` LowCardinality(String) COMMENT 'Agent''s id as calls and states carry it',
    `name` String COMMENT 'Agent''s name',
    `team` LowCardinality(Nullable(String)) COMMENT 'Team',
    `group` LowCardinality(Nullable(String)) COMMENT 'Group of seats: front, back, hotline, other',
    `hired_on` Nullable(Date) COMMENT 'First day of work',
    `left_on` Nullable(Date) COMMENT 'Last day of work; absent while the agent works here',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
ORDER BY (`agent_id`)
COMMENT 'Grain: one row per agent, those who left included; key agent_id';
