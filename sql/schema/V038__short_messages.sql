-- Short messages, their batches and subscriptions, and what is measured of them.

CREATE TABLE IF NOT EXISTS sms_messages
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `sms_id` String COMMENT 'Message''s id at the gateway',
    `direction` LowCardinality(String) COMMENT 'sent or received: sent, received',
    `kind` LowCardinality(String) COMMENT 'What it was sent or received for: single, group, direct, event, news, reply, query, subscription, case_reply, other',
    `batch_id` Nullable(String) COMMENT 'Batch that it was sent with',
    `customer_class` LowCardinality(Nullable(String)) COMMENT 'Class of customers that it was sent to (客户类别)',
    `phone` String COMMENT 'Customer''s number; personal data',
    `content` Nullable(String) COMMENT 'What it says; free text that may hold a one-time code',
    `parts` Int32 COMMENT 'Segments that are billed',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent who sent or handled it',
    `ticket_id` Nullable(String) COMMENT 'Ticket that it belongs to',
    `case_id` Nullable(String) COMMENT 'Service-quality case that it belongs to',
    `in_reply_to` Nullable(String) COMMENT 'Message that it answers; absent when the gateway does not say',
    `submitted_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was handed to the carrier, of a received one when it came in, UTC',
    `delivered_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the carrier says that it reached the telephone, UTC',
    `status` LowCardinality(String) COMMENT 'What became of it: queued, submitted, delivered, failed, blocked, unknown',
    `fail_code` LowCardinality(Nullable(String)) COMMENT 'Carrier''s code of why it failed',
    `fee` Nullable(Decimal(18, 3)) COMMENT 'What it cost',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded',
    INDEX submitted (coalesce(submitted_at, updated_at)) TYPE minmax
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`sms_id`, `updated_at`)
COMMENT 'Grain: one row per version of a short message; the latest says what it is; key sms_id + updated_at';

CREATE TABLE IF NOT EXISTS sms_batches
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `batch_id` String COMMENT 'Batch''s id',
    `title` String COMMENT 'Title',
    `kind` LowCardinality(String) COMMENT 'What it is: group, event, news',
    `customer_class` LowCardinality(Nullable(String)) COMMENT 'Class of customers that it goes to (客户类别)',
    `planned` Nullable(Int32) COMMENT 'Messages planned',
    `created_by` Nullable(String) COMMENT 'Who created it',
    `created_at` DateTime64(3, 'UTC') COMMENT 'When it was created, UTC',
    `review_result` LowCardinality(String) COMMENT 'What the review decided: approved, rejected, pending',
    `reviewed_by` Nullable(String) COMMENT 'Who reviewed it',
    `reviewed_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was reviewed, UTC',
    `review_note` Nullable(String) COMMENT 'Note of the review; free text',
    `started_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When sending began, UTC',
    `finished_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When sending ended, UTC',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`batch_id`, `updated_at`)
COMMENT 'Grain: one row per version of a batch of short messages; the latest says what it is; key batch_id + updated_at';

CREATE TABLE IF NOT EXISTS sms_subscriptions
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `phone` String COMMENT 'Customer''s number; personal data',
    `topic` LowCardinality(String) COMMENT 'What is subscribed to',
    `channel` LowCardinality(Nullable(String)) COMMENT 'How it was subscribed to: sms, call, web, wechat, other',
    `subscribed_at` DateTime64(3, 'UTC') COMMENT 'When it was subscribed to, UTC',
    `cancelled_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was cancelled, UTC; absent while it holds',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`phone`, `topic`, `subscribed_at`, `updated_at`)
COMMENT 'Grain: one row per version of a customer''s subscription to a topic; the latest says what it is; key phone + topic + subscribed_at + updated_at';

CREATE TABLE IF NOT EXISTS sms_measures
(
    business_date        Date                             COMMENT 'Business day',
    kind                 LowCardinality(Nullable(String)) COMMENT 'Kind of message or batch; absent of subscriptions',
    customer_class       LowCardinality(Nullable(String)) COMMENT 'Class of customers; absent when there is none',
    agent_id             LowCardinality(Nullable(String)) COMMENT 'Agent who sent or handled the message; absent when there is none, and of batches and subscriptions',
    batch_id             Nullable(String)                 COMMENT 'Batch; absent when there is none',
    sms_submitted        UInt64                           COMMENT '短信发送条数: messages that were handed to the carrier in the day',
    sms_parts            UInt64                           COMMENT '短信计费条数: their billed segments',
    sms_delivered        UInt64                           COMMENT '短信到达数: of them, delivered',
    sms_failed           UInt64                           COMMENT '短信失败数: of them, failed or blocked',
    sms_unconfirmed      UInt64                           COMMENT '短信未确认数: of them, neither, 72 h and more before the end of the last day that was loaded',
    sms_pending          UInt64                           COMMENT '短信待回执数: of them, neither, and less',
    sms_fee              Decimal(18, 3)                   COMMENT '短信费用: what they cost',
    sms_received         UInt64                           COMMENT '短信收到数: messages that came in in the day',
    sms_replied          UInt64                           COMMENT '短信获回复数: of the messages that were handed to the carrier in the day, those with a reply within 72 h',
    sms_mass             UInt64                           COMMENT '群发短信数: of them, those of the kinds group, event and news',
    sms_unreviewed       UInt64                           COMMENT '未审先发短信数: of these, those whose batch was not approved when they were handed over, or that have none',
    sms_batches          UInt64                           COMMENT '群发批次数: batches that were created in the day',
    sms_batches_approved UInt64                           COMMENT '群发通过批次数: batches that were reviewed in the day and approved',
    sms_batches_rejected UInt64                           COMMENT '群发驳回批次数: batches that were reviewed in the day and rejected',
    sms_reviews_late     UInt64                           COMMENT '群发迟审批次数: batches that were reviewed in the day, after sending began',
    sms_subscribed       UInt64                           COMMENT '短信定制数: subscriptions that began in the day',
    sms_cancelled        UInt64                           COMMENT '短信退订数: subscriptions that were cancelled in the day'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × kind × customer class × agent × batch';
