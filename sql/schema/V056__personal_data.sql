-- Numbers and words of customers that became keys.

CREATE TABLE IF NOT EXISTS keyed_partitions
(
    table_name   LowCardinality(String) COMMENT 'Table of facts or of refused rows',
    partition_id String                 COMMENT 'Partition, as the engine calls it',
    kept_from    Date                   COMMENT 'Days before this one hold no number and no words',
    parts        UInt64                 COMMENT 'Stands for the parts that the partition had then: others may hold new rows',
    keyed_at     DateTime64(3, 'UTC')   COMMENT 'When it was looked at, UTC'
)
ENGINE = ReplacingMergeTree(keyed_at)
ORDER BY (table_name, partition_id)
COMMENT 'Grain: one row a table and partition whose numbers and words are keys';

CREATE TABLE IF NOT EXISTS forgotten_numbers
(
    lookup       String               COMMENT 'SHA-256 of the secret salt and the number: says nothing of it',
    number_key   String               COMMENT 'What stands in the place of the number',
    forgotten_at DateTime64(3, 'UTC') COMMENT 'When it was to be forgotten, UTC'
)
ENGINE = ReplacingMergeTree(forgotten_at)
ORDER BY lookup
COMMENT 'Grain: one row a number that was forgotten, so that later loads do not bring it back';
