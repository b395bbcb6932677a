-- Entries of the knowledge base, and what is measured of them.

CREATE TABLE IF NOT EXISTS knowledge
(
    `business_date` Date COMMENT 'Business day of added_on in the business time zone',
    `entry_id` String COMMENT 'Entry''s id',
    `agent_id` LowCardinality(String) COMMENT 'Agent who wrote it',
    `added_on` Date COMMENT 'Day on which it was added',
    `approved_on` Nullable(Date) COMMENT 'Day on which it was approved; absent while it was not',
    `kind` LowCardinality(Nullable(String)) COMMENT 'A new entry, a correction of one, or an answer to a question: add, correct, answer',
    `question_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the question was asked, UTC',
    `answered_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was answered, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`entry_id`)
COMMENT 'Grain: one row per entry of the knowledge base; key entry_id';

CREATE TABLE IF NOT EXISTS knowledge_measures
(
    business_date             Date                             COMMENT 'Business day',
    agent_id                  LowCardinality(Nullable(String)) COMMENT 'Agent who wrote the entry',
    kind                      LowCardinality(Nullable(String)) COMMENT 'Kind of the entry; absent when the source does not say',
    knowledge_added           UInt64                           COMMENT '知识新增数: entries added on the day that are approved',
    knowledge_answers_due     UInt64                           COMMENT '应答复知识问题数: questions whose 24 hours end on the day',
    knowledge_answers_on_time UInt64                           COMMENT '24小时内答复数: of those, answered within them'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × agent × kind';
