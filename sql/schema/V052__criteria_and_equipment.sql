-- Tickets and criteria of call monitoring, and its scope as a dimension; devices, and which of them failed. Days that are held are measured again.

ALTER TABLE qa_reviews
    COMMENT COLUMN scope 'Scope of the monitoring (监听范围): 常规, 专项, 现场, 班长抽查',
    ADD COLUMN IF NOT EXISTS ticket_id Nullable(String) COMMENT 'Ticket that was checked' AFTER remark,
    ADD COLUMN IF NOT EXISTS criteria Nullable(String) COMMENT 'Score by criterion, as JSON: {"criterion": score}' AFTER ticket_id;

ALTER TABLE qa_measures
    ADD COLUMN IF NOT EXISTS scope LowCardinality(Nullable(String)) COMMENT 'Scope of the monitoring; absent of what is not counted by reviews' AFTER category,
    ADD COLUMN IF NOT EXISTS criterion LowCardinality(Nullable(String)) COMMENT 'Criterion of the monitoring; absent of what is not counted by criteria' AFTER scope,
    ADD COLUMN IF NOT EXISTS tickets_checked UInt64 COMMENT '抽查工单数: tickets created on the day that a review names, of any day',
    ADD COLUMN IF NOT EXISTS criteria_checked UInt64 COMMENT '监听评分项数: criteria that the reviews of the day score',
    ADD COLUMN IF NOT EXISTS criteria_passed UInt64 COMMENT '监听评分项合格数: of those, at the pass mark or above',
    MODIFY COMMENT 'Grain: business day × agent × category × scope × criterion';

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT business_date, 'qa_measures', business_date, 'V052', now64(3, 'UTC')
FROM qa_reviews
WHERE scope IS NOT NULL;

CREATE TABLE IF NOT EXISTS equipment
(
    `equipment_id` LowCardinality(String) COMMENT 'Device''s id',
    `kind` LowCardinality(Nullable(String)) COMMENT 'What it is',
    `model` Nullable(String) COMMENT 'Model',
    `bought_on` Nullable(Date) COMMENT 'Day on which it was bought',
    `installed_on` Nullable(Date) COMMENT 'Day from which it was in use',
    `maintained_on` Nullable(Date) COMMENT 'Day of its last maintenance',
    `status` LowCardinality(Nullable(String)) COMMENT 'How it stands',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
ORDER BY (`equipment_id`)
COMMENT 'Grain: one row per device; key equipment_id';

ALTER TABLE incidents ADD COLUMN IF NOT EXISTS equipment_id LowCardinality(Nullable(String)) COMMENT 'Device that failed' AFTER affected_seats;
