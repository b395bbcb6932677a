-- Callers whom a queue did not let in. Days that hold such callers are measured again.

ALTER TABLE call_measures
    ADD COLUMN IF NOT EXISTS turned_away UInt64
        COMMENT '拒入量: inbound calls that no queue let in (full, empty or closed) and no agent answered; no seizures' AFTER ivr_only;

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT business_date, 'call_measures', business_date, 'V029', now64(3, 'UTC')
FROM calls
WHERE queued_at IS NULL AND lost_reason IN ('full', 'empty', 'closed');
