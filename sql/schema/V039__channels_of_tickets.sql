-- By what customers heard of the centre and how they came, as a dimension of what is measured of tickets. Days that are held are measured again.

ALTER TABLE tickets
    MODIFY COLUMN channel COMMENT 'By what the customer heard of the centre (渠道)',
    ADD COLUMN IF NOT EXISTS contact_channel LowCardinality(Nullable(String))
        COMMENT 'How the customer came to the centre: phone, online, wechat, email, sms, letter, visit, other' AFTER step_done_at,
    ADD COLUMN IF NOT EXISTS accepts_gifts Nullable(UInt8) COMMENT 'Whether the customer would take a gift of the company (愿收礼品)' AFTER contact_channel;

ALTER TABLE callbacks ADD COLUMN IF NOT EXISTS channel LowCardinality(Nullable(String))
    COMMENT 'By what the customer heard of the centre (渠道)' AFTER result;

ALTER TABLE ticket_measures
    ADD COLUMN IF NOT EXISTS channel LowCardinality(Nullable(String)) COMMENT 'By what the customer heard of the centre; absent when the ticket does not say' AFTER category,
    ADD COLUMN IF NOT EXISTS gift_willing UInt64 COMMENT '愿收礼品数: tickets whose customer would take a gift' AFTER dispatched,
    MODIFY COMMENT 'Grain: business day × agent × category × channel';

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT business_date, 'ticket_measures', business_date, 'V039', now64(3, 'UTC')
FROM tickets
WHERE channel IS NOT NULL;
