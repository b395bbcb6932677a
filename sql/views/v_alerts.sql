-- Grain: one row an alert of a business day
-- Reads: alerts
SELECT * FROM alerts
