-- A shard's share of the feeds that are spread, with the columns of the feed's table and the generation that each row was loaded in.
-- Decision 291.

CREATE TABLE IF NOT EXISTS calls_shard
(
    `business_date` Date COMMENT 'Business day of arrived_at in the business time zone',
    `call_id` String COMMENT 'The call''s id in the source system; all legs of a call share it',
    `leg` Int32 COMMENT 'Number of the leg within the call, from 1',
    `direction` LowCardinality(String) COMMENT 'inbound or outbound',
    `caller` Nullable(String) COMMENT 'Caller''s number as delivered; personal data',
    `callee` Nullable(String) COMMENT 'Called number as delivered',
    `ivr_route` LowCardinality(Nullable(String)) COMMENT 'Route taken in the IVR',
    `queue` LowCardinality(Nullable(String)) COMMENT 'Skill group that the leg asked for',
    `category` LowCardinality(Nullable(String)) COMMENT 'Business category code',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent who answered or placed the leg',
    `arrived_at` DateTime64(3, 'UTC') COMMENT 'When the leg seized a line, UTC',
    `queued_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the caller asked for an agent, UTC; absent when the leg never queued',
    `answered_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When an agent answered, UTC; absent when none did',
    `ended_at` DateTime64(3, 'UTC') COMMENT 'When the leg ended, UTC',
    `hangup_by` LowCardinality(Nullable(String)) COMMENT 'Who ended the leg: caller, agent or system',
    `transferred_out` UInt8 COMMENT '1 when the leg ended by leaving the centre',
    `survey_offered` UInt8 COMMENT '1 when the caller was passed to the rating menu',
    `survey_result` LowCardinality(Nullable(String)) COMMENT 'The caller''s rating, very_satisfied to very_dissatisfied; absent when none was given',
    `lost_reason` LowCardinality(Nullable(String)) COMMENT 'Why the call got no agent; absent when the source does not say: abandoned, timeout, empty, full, key, closed, other',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the day''s accepted rows of all sources; of rows with one key the highest is loaded',
    `generation` UInt64 COMMENT 'Which load of the day it belongs to; feed_generations says which one is read'
)
ENGINE = MergeTree
PARTITION BY (business_date, generation)
ORDER BY (call_id, leg)
COMMENT 'Grain: one row per call leg; key call_id + leg within a business day';

CREATE TABLE IF NOT EXISTS surveys_shard
(
    `business_date` Date COMMENT 'Business day of offered_at in the business time zone',
    `call_id` String COMMENT 'The call whose caller was passed to the rating menu',
    `leg` Nullable(Int32) COMMENT 'The leg; absent when the source does not say: the last answered one of the call',
    `offered_at` DateTime64(3, 'UTC') COMMENT 'When the menu was offered, UTC',
    `result` LowCardinality(Nullable(String)) COMMENT 'The rating; absent when the caller gave none: very_satisfied, satisfied, neutral, dissatisfied, very_dissatisfied',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded',
    `generation` UInt64 COMMENT 'Which load of the day it belongs to; feed_generations says which one is read'
)
ENGINE = MergeTree
PARTITION BY (business_date, generation)
ORDER BY (call_id)
COMMENT 'Grain: one row per rating menu offered; for centres whose calls carry no ratings; key call_id + leg';

CREATE TABLE IF NOT EXISTS tickets_shard
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `ticket_id` String COMMENT 'Ticket''s id',
    `call_id` Nullable(String) COMMENT 'Call that it came from',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent who took it',
    `kind` LowCardinality(String) COMMENT 'What it is: inquiry, suggestion, complaint, other',
    `category` LowCardinality(Nullable(String)) COMMENT 'Business category code',
    `subtype` LowCardinality(Nullable(String)) COMMENT 'Finer kind as the centre names it (投诉属性)',
    `channel` LowCardinality(Nullable(String)) COMMENT 'By what the customer heard of the centre (渠道)',
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
    `contact_channel` LowCardinality(Nullable(String)) COMMENT 'How the customer came to the centre: phone, online, wechat, email, sms, letter, visit, other',
    `accepts_gifts` Nullable(UInt8) COMMENT 'Whether the customer would take a gift of the company (愿收礼品)',
    `result` LowCardinality(Nullable(String)) COMMENT 'What the customer decided: success, pending, failure',
    `escalation_risk` Nullable(UInt8) COMMENT 'Whether the complaint may be taken further (投诉升级倾向)',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded',
    `generation` UInt64 COMMENT 'Which load of the day it belongs to; feed_generations says which one is read',
    INDEX created (created_at) TYPE minmax,
    INDEX reply_due (coalesce(reply_due_at, updated_at)) TYPE minmax,
    INDEX step_due (coalesce(step_due_at, updated_at)) TYPE minmax
)
ENGINE = MergeTree
PARTITION BY (business_date, generation)
ORDER BY (ticket_id, updated_at)
COMMENT 'Grain: one row per version of a ticket; the latest says what it is; key ticket_id + updated_at';

CREATE TABLE IF NOT EXISTS complaint_cases_shard
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
    `submitted_by` LowCardinality(Nullable(String)) COMMENT 'Agent who submitted it (交单工号)',
    `accepted_number` Nullable(String) COMMENT 'Number that the customer called from (受理号码); personal data',
    `contact_phone` Nullable(String) COMMENT 'Number that the customer left; personal data',
    `customer_request` Nullable(String) COMMENT 'What the customer asks for; free text',
    `dispute_point` Nullable(String) COMMENT 'What the two sides do not agree on (异议点); free text',
    `returned_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was sent back, UTC',
    `return_reason` Nullable(String) COMMENT 'Why it was sent back; free text',
    `notified_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the lead was told of the verdict, UTC',
    `notified_lead` LowCardinality(Nullable(String)) COMMENT 'Lead who was told',
    `panel_for` Nullable(Int32) COMMENT 'Members of the panel of three that were for the complaint',
    `panel_against` Nullable(Int32) COMMENT 'Members of the panel of three that were against it',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded',
    `generation` UInt64 COMMENT 'Which load of the day it belongs to; feed_generations says which one is read',
    INDEX received (received_at) TYPE minmax
)
ENGINE = MergeTree
PARTITION BY (business_date, generation)
ORDER BY (case_id, updated_at)
COMMENT 'Grain: one row per version of a service-quality case; the latest says what it is; key case_id + updated_at';

CREATE TABLE IF NOT EXISTS agent_states_shard
(
    `business_date` Date COMMENT 'Business day of from_at in the business time zone',
    `agent_id` LowCardinality(String) COMMENT 'Agent',
    `state` LowCardinality(String) COMMENT 'logged_in spans sign-in to sign-out, the others lie inside it; busy is 示忙: logged_in, busy, wrap_up, training, meeting, rest',
    `from_at` DateTime64(3, 'UTC') COMMENT 'When the state began, UTC',
    `to_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it ended, UTC; absent when it was still open at extraction',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded',
    `generation` UInt64 COMMENT 'Which load of the day it belongs to; feed_generations says which one is read'
)
ENGINE = MergeTree
PARTITION BY (business_date, generation)
ORDER BY (agent_id, state, from_at)
COMMENT 'Grain: one row per interval that an agent spent in a state; key agent_id + state + from_at';
