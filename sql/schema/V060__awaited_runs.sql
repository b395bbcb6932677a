-- Nights that only load history, as those of the demo do, begin no deliveries.

ALTER TABLE runs ADD COLUMN IF NOT EXISTS awaited UInt8 DEFAULT 1 COMMENT '1 when somebody waits for the reports of the period; 0 of history that is loaded for later ones';
