-- Rows: 群发短信
-- Grain: one row per short message of the kinds group, event and news that was handed to the carrier on the days {from} to {to}.
-- Reads: sms_mass_messages of these days.
-- Absent: customer class, agent and batch that the message does not have; decided when no review stood; contributions are 0, never absent.
-- Decision 302.
SELECT
    assumeNotNull(submitted_on)                   AS business_date,
    kind,
    customer_class,
    agent_id,
    batch_id,
    -- measures
    toUInt8(1)                                                              AS sms_mass,
    is_unreviewed                                                           AS sms_unreviewed,
    -- evidence
    sms_id, submitted_at, decided
FROM sms_mass_messages(from = {from:Date}, to = {to:Date})
