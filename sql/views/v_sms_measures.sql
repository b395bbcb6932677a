-- Grain: business day × kind × customer class × agent × batch; a measure that was not delivered on a day is absent
-- Reads: sms_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, kind, customer_class, agent_id, batch_id,
    measured('sms_submitted', sms_measures.sms_submitted) AS sms_submitted,
    measured('sms_parts', sms_measures.sms_parts) AS sms_parts,
    measured('sms_delivered', sms_measures.sms_delivered) AS sms_delivered,
    measured('sms_failed', sms_measures.sms_failed) AS sms_failed,
    measured('sms_unconfirmed', sms_measures.sms_unconfirmed) AS sms_unconfirmed,
    measured('sms_pending', sms_measures.sms_pending) AS sms_pending,
    measured('sms_fee', sms_measures.sms_fee) AS sms_fee,
    measured('sms_received', sms_measures.sms_received) AS sms_received,
    measured('sms_replied', sms_measures.sms_replied) AS sms_replied,
    measured('sms_mass', sms_measures.sms_mass) AS sms_mass,
    measured('sms_unreviewed', sms_measures.sms_unreviewed) AS sms_unreviewed,
    measured('sms_batches', sms_measures.sms_batches) AS sms_batches,
    measured('sms_batches_approved', sms_measures.sms_batches_approved) AS sms_batches_approved,
    measured('sms_batches_rejected', sms_measures.sms_batches_rejected) AS sms_batches_rejected,
    measured('sms_reviews_late', sms_measures.sms_reviews_late) AS sms_reviews_late,
    measured('sms_subscribed', sms_measures.sms_subscribed) AS sms_subscribed,
    measured('sms_cancelled', sms_measures.sms_cancelled) AS sms_cancelled
FROM sms_measures
LEFT JOIN days_with_value ON valued_day = business_date
