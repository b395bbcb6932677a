-- Grain: one row per section and key: the steps of complaint warnings that were due in the period by step, role and store.
-- Reads: warning_measures.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before.
-- Absent: a null key stands for steps of no store; a key that neither period has gives no row.
SELECT
    section_and_key.1                                                   AS section,
    section_and_key.2                                                   AS key,
    sumIf(warning_steps_overdue, business_date >= {from:Date})          AS overdue,
    sumIf(warning_steps_overdue, business_date <= {before_to:Date})     AS overdue_before,
    sumIf(warning_steps_due, business_date >= {from:Date})              AS due,
    sumIf(warning_steps_on_time, business_date >= {from:Date})          AS on_time
FROM
(
    SELECT
        *,
        arrayJoin([
            ('step', CAST(step AS Nullable(String))),
            ('role', CAST(role AS Nullable(String))),
            ('store', CAST(store AS Nullable(String)))
        ]) AS section_and_key
    FROM warning_measures
    WHERE warning_steps_due > 0 AND (business_date BETWEEN {from:Date} AND {to:Date} OR business_date BETWEEN {before_from:Date} AND {before_to:Date})
)
GROUP BY section, key
ORDER BY section, key
