-- What the case register asks for further, attempts to reach the customers of cases, and whether they were followed up for three days.

ALTER TABLE complaint_cases
    ADD COLUMN IF NOT EXISTS submitted_by LowCardinality(Nullable(String)) COMMENT 'Agent who submitted it (交单工号)' AFTER contact_attempts,
    ADD COLUMN IF NOT EXISTS accepted_number Nullable(String) COMMENT 'Number that the customer called from (受理号码); personal data' AFTER submitted_by,
    ADD COLUMN IF NOT EXISTS contact_phone Nullable(String) COMMENT 'Number that the customer left; personal data' AFTER accepted_number,
    ADD COLUMN IF NOT EXISTS customer_request Nullable(String) COMMENT 'What the customer asks for; free text' AFTER contact_phone,
    ADD COLUMN IF NOT EXISTS dispute_point Nullable(String) COMMENT 'What the two sides do not agree on (异议点); free text' AFTER customer_request,
    ADD COLUMN IF NOT EXISTS returned_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was sent back, UTC' AFTER dispute_point,
    ADD COLUMN IF NOT EXISTS return_reason Nullable(String) COMMENT 'Why it was sent back; free text' AFTER returned_at,
    ADD COLUMN IF NOT EXISTS notified_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When the lead was told of the verdict, UTC' AFTER return_reason,
    ADD COLUMN IF NOT EXISTS notified_lead LowCardinality(Nullable(String)) COMMENT 'Lead who was told' AFTER notified_at,
    ADD COLUMN IF NOT EXISTS panel_for Nullable(Int32) COMMENT 'Members of the panel of three that were for the complaint' AFTER notified_lead,
    ADD COLUMN IF NOT EXISTS panel_against Nullable(Int32) COMMENT 'Members of the panel of three that were against it' AFTER panel_for;

CREATE TABLE IF NOT EXISTS case_attempts
(
    `business_date` Date COMMENT 'Business day of attempt_at in the business time zone',
    `case_id` String COMMENT 'Case whose customer was tried to be reached',
    `attempt_at` DateTime64(3, 'UTC') COMMENT 'When, UTC',
    `mode` LowCardinality(String) COMMENT 'How: phone, sms',
    `reached` Nullable(UInt8) COMMENT 'Whether the customer was reached; absent counts as no',
    `agent_id` LowCardinality(Nullable(String)) COMMENT 'Agent who tried',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`case_id`, `attempt_at`)
COMMENT 'Grain: one row per attempt to reach the customer of a service-quality case; key case_id + attempt_at';

ALTER TABLE case_measures
    ADD COLUMN IF NOT EXISTS case_followups_due UInt64 COMMENT '应跟进案件数: cases whose third calendar day is the day and whose customer was not reached within 48 h',
    ADD COLUMN IF NOT EXISTS case_followups_done UInt64 COMMENT '三日跟进案件数: of those, with a phone attempt on each of the three days';
