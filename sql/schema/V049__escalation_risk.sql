-- Tickets whose customer may take the complaint further.

ALTER TABLE tickets ADD COLUMN IF NOT EXISTS escalation_risk Nullable(UInt8)
    COMMENT 'Whether the complaint may be taken further (投诉升级倾向)' AFTER result;
