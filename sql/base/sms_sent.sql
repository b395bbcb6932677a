-- Grain: one row per short message that was handed to the carrier on the days {from} to {to}, with what became of it
-- Reads: sms_of_days, loaded_days
-- outcome: delivered; failed, which a blocked one is too; of the others unconfirmed when the last day that was loaded ended 72 hours or more after
--     it was handed over, else pending
-- Decision 300.
WITH
    (SELECT toDateTime64(toString(max(loaded_day) + 1), 3, ${tz}) FROM loaded_days WHERE feed = 'sms_messages') AS last_end
SELECT *, multiIf(status = 'delivered', 'delivered', status IN ('failed', 'blocked'), 'failed',
    submitted_at <= last_end - INTERVAL 72 HOUR, 'unconfirmed', 'pending') AS outcome
FROM sms_of_days(from = {from:Date}, to = {to:Date})
WHERE direction = 'sent'
