-- Grain: one row per outcome of attempts in the period or the one before.
-- Reads: campaign_attempts.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before.
SELECT
    'outcome'                                                           AS section,
    toNullable(toString(outcome))                                       AS key,
    countIf(business_date >= {from:Date})                               AS attempts,
    countIf(business_date <= {before_to:Date})                          AS attempts_before
FROM campaign_attempts
WHERE business_date BETWEEN {from:Date} AND {to:Date} OR business_date BETWEEN {before_from:Date} AND {before_to:Date}
GROUP BY key
ORDER BY attempts DESC, key
