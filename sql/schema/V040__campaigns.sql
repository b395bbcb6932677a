-- Outbound campaigns: what may be dialled when, whom, what became of it, and what is measured of it. Follow-up calls by the day on which they were done; what customers decided in tickets.

CREATE TABLE IF NOT EXISTS campaigns
(
    `campaign_id` String COMMENT 'Campaign''s id',
    `name` String COMMENT 'Name',
    `kind` LowCardinality(String) COMMENT 'What it is for: sale, survey, visit, notice, reminder, other',
    `starts_on` Date COMMENT 'First day on which may be dialled',
    `ends_on` Nullable(Date) COMMENT 'Last day; absent while it is open',
    `target` Nullable(Int32) COMMENT 'Contacts on the list',
    `max_attempts` Nullable(Int32) COMMENT 'Attempts that a contact may have',
    `window_from` LowCardinality(Nullable(String)) COMMENT 'From when on may be dialled, business time zone',
    `window_to` LowCardinality(Nullable(String)) COMMENT 'Until when, itself excluded; before window_from: on the next day',
    `window2_from` LowCardinality(Nullable(String)) COMMENT 'From when on may be dialled in a second span of the day',
    `window2_to` LowCardinality(Nullable(String)) COMMENT 'Until when, itself excluded',
    `min_gap_minutes` Nullable(Int32) COMMENT 'Minutes that must lie between two attempts of a contact',
    `mode` LowCardinality(Nullable(String)) COMMENT 'How numbers are dialled: manual, preview, predictive',
    `pool_days` Nullable(Int32) COMMENT 'Days without an attempt after which a contact goes back to the pool (公海)',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
ORDER BY (`campaign_id`)
COMMENT 'Grain: one row per outbound campaign; key campaign_id';

CREATE TABLE IF NOT EXISTS campaigns_history
(
    `business_date` Date COMMENT 'First business day on which the row holds: that of the load which brought it',
    `campaign_id` String COMMENT 'Campaign''s id',
    `name` String COMMENT 'Name',
    `kind` LowCardinality(String) COMMENT 'What it is for: sale, survey, visit, notice, reminder, other',
    `starts_on` Date COMMENT 'First day on which may be dialled',
    `ends_on` Nullable(Date) COMMENT 'Last day; absent while it is open',
    `target` Nullable(Int32) COMMENT 'Contacts on the list',
    `max_attempts` Nullable(Int32) COMMENT 'Attempts that a contact may have',
    `window_from` LowCardinality(Nullable(String)) COMMENT 'From when on may be dialled, business time zone',
    `window_to` LowCardinality(Nullable(String)) COMMENT 'Until when, itself excluded; before window_from: on the next day',
    `window2_from` LowCardinality(Nullable(String)) COMMENT 'From when on may be dialled in a second span of the day',
    `window2_to` LowCardinality(Nullable(String)) COMMENT 'Until when, itself excluded',
    `min_gap_minutes` Nullable(Int32) COMMENT 'Minutes that must lie between two attempts of a contact',
    `mode` LowCardinality(Nullable(String)) COMMENT 'How numbers are dialled: manual, preview, predictive',
    `pool_days` Nullable(Int32) COMMENT 'Days without an attempt after which a contact goes back to the pool (公海)'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`campaign_id`)
COMMENT 'Grain: one row per campaign and business day whose list of campaigns has another row than the list before it; key business_date + campaign_id';

CREATE TABLE IF NOT EXISTS campaign_contacts
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `campaign_id` String COMMENT 'Campaign',
    `contact_id` String COMMENT 'Contact''s id within the campaign',
    `phone` String COMMENT 'Contact''s number; personal data',
    `assigned_to` LowCardinality(Nullable(String)) COMMENT 'Agent whose contact it is',
    `assigned_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was assigned, UTC',
    `state` LowCardinality(String) COMMENT 'How it stands: new, open, done, given_up, returned, do_not_call',
    `result` LowCardinality(Nullable(String)) COMMENT 'What the contact decided: success, pending, failure',
    `sub_result` Nullable(String) COMMENT 'Finer result as the centre names it; free text',
    `amount` Nullable(Decimal(18, 3)) COMMENT 'Value of the order',
    `next_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it is to be called again, UTC',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`campaign_id`, `contact_id`, `updated_at`)
COMMENT 'Grain: one row per version of a contact of a campaign; the latest says what it is; key campaign_id + contact_id + updated_at';

CREATE TABLE IF NOT EXISTS campaign_attempts
(
    `business_date` Date COMMENT 'Business day of dialled_at in the business time zone',
    `attempt_id` String COMMENT 'Attempt''s id',
    `campaign_id` String COMMENT 'Campaign',
    `contact_id` String COMMENT 'Contact that was dialled',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent who dialled or was connected; absent when none was',
    `call_id` Nullable(String) COMMENT 'Call of the feed calls that it is',
    `leg` Nullable(Int32) COMMENT 'Leg of the call; absent: the first one',
    `dialled_at` DateTime64(3, 'UTC') COMMENT 'When it was dialled, UTC',
    `answered_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the contact answered, UTC',
    `agent_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the contact was connected to an agent, UTC',
    `ended_at` DateTime64(3, 'UTC') COMMENT 'When it ended, UTC',
    `outcome` LowCardinality(String) COMMENT 'What became of it: no_answer, connected, busy, off, invalid, rejected, machine, abandoned, failed',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`attempt_id`)
COMMENT 'Grain: one row per attempt to call a contact of a campaign; key attempt_id';

CREATE TABLE IF NOT EXISTS campaign_measures
(
    business_date          Date COMMENT 'Business day',
    hour                   Nullable(UInt8) COMMENT 'Hour of the day, business time zone; absent of what belongs to a whole day',
    campaign               LowCardinality(Nullable(String)) COMMENT 'Campaign',
    agent_id               LowCardinality(Nullable(String)) COMMENT 'Agent; absent when there is none',
    attempts               UInt64 COMMENT '拨打次数: attempts dialled',
    connected              UInt64 COMMENT '接通次数: of those, connected to an agent',
    abandoned              UInt64 COMMENT '弃呼次数: of those, answered by the contact and not connected to an agent',
    machine                UInt64 COMMENT '语音信箱次数: of those, answered by a machine',
    invalid                UInt64 COMMENT '空号次数: of those, to a number that does not exist',
    attempt_talk_s         Decimal(18, 3) COMMENT '外呼通话时长: seconds from the agent to the end',
    ring_s                 Decimal(18, 3) COMMENT '振铃时长: seconds from dialling to the answer, else to the end',
    contacts_touched       UInt64 COMMENT '已拨客户数: contacts whose first attempt this is',
    targeted_touched       UInt64 COMMENT '名单任务已拨客户数: of the contacts touched, those of campaigns that have a target',
    contacts_reached       UInt64 COMMENT '触达客户数: contacts whose first connected attempt this is',
    conversions            UInt64 COMMENT '成功客户数: contacts whose latest version says success, on the day of the first that did',
    order_amount           Decimal(18, 3) COMMENT '订单金额: the latest amount of these contacts',
    attempts_out_of_window UInt64 COMMENT '时段外拨打: dialled outside of every window of the campaign, or outside of its days',
    attempts_over_max      UInt64 COMMENT '超次拨打: beyond the attempts that a contact may have',
    attempts_too_soon      UInt64 COMMENT '间隔不足拨打: too soon after the contact''s previous attempt',
    attempts_do_not_call   UInt64 COMMENT '拒呼后拨打: to a contact that was not to be called any more',
    attempts_in_breach     UInt64 COMMENT '违规拨打: attempts that break at least one of the four rules',
    complaints_caused      UInt64 COMMENT '外呼引发投诉: complaints of who was attempted in the 7 days before, or in the attempt''s own call',
    campaign_target        UInt64 COMMENT '名单数: contacts on the campaign''s list, on its first day'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × hour × campaign × agent';

ALTER TABLE callbacks COMMENT COLUMN kind 'Kind of the follow-up call';

ALTER TABLE callback_measures
    ADD COLUMN IF NOT EXISTS callbacks_done UInt64 COMMENT '已回访数: follow-up calls that were done in the day' AFTER callbacks_on_time,
    ADD COLUMN IF NOT EXISTS callbacks_reached UInt64 COMMENT '回访接通数: of those, the customer was reached' AFTER callbacks_done;

ALTER TABLE tickets ADD COLUMN IF NOT EXISTS result LowCardinality(Nullable(String))
    COMMENT 'What the customer decided: success, pending, failure' AFTER accepts_gifts;

ALTER TABLE ticket_measures ADD COLUMN IF NOT EXISTS inbound_conversions UInt64
    COMMENT '呼入成功数: tickets created whose customer decided for it' AFTER steps_overdue;

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT business_date AS day, 'callback_measures', day, 'V040', now64(3, 'UTC') FROM callbacks;
