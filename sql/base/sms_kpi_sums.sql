-- Grain: business day × kind × batch × KPI over measures of short messages: numerator and denominator, which add up
-- Reads: sms_measures, kpi_formulas
-- business_date: Business day
-- numerator: Sum of measures
-- denominator: Sum of measures
SELECT
    business_date, kind, batch_id, kpi,
    toInt64(sumIf(entry.2 * sign, part = 'numerator')) AS numerator,
    toInt64(sumIf(entry.2 * sign, part = 'denominator')) AS denominator
FROM
(
    SELECT business_date, kind, batch_id, arrayJoin([('sms_submitted', toInt64(sum(sms_submitted))), ('sms_delivered', toInt64(sum(sms_delivered))),
        ('sms_failed', toInt64(sum(sms_failed))), ('sms_unconfirmed', toInt64(sum(sms_unconfirmed))), ('sms_replied', toInt64(sum(sms_replied))),
        ('sms_mass', toInt64(sum(sms_mass))), ('sms_unreviewed', toInt64(sum(sms_unreviewed)))]) AS entry
    FROM sms_measures
    GROUP BY business_date, kind, batch_id
) AS sums
INNER JOIN kpi_formulas ON kpi_formulas.measure = entry.1
GROUP BY business_date, kind, batch_id, kpi
