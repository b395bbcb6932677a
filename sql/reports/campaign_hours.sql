-- Grain: one row per hour of the day in which outbound campaigns were dialled in the period.
-- Reads: campaign_measures.
-- Parameters: from, to: first and last business date, both included.
-- Absent: the mark of an hour that is not the best one: of those with 30 attempts or more the one with the highest ratio, the earliest of equals.
SELECT
    concat(leftPad(toString(of_hour), 2, '0'), ':00–', leftPad(toString(of_hour + 1), 2, '0'), ':00') AS attempt_hour,
    dialled                                                             AS attempts,
    answered                                                            AS connected,
    toDecimal64(answered, 6) / nullIf(dialled, 0)                       AS connect_rate,
    if(dialled >= 30 AND of_hour = argMaxIf(of_hour, (answered / dialled, -toInt16(of_hour)), dialled >= 30) OVER (), '最佳', NULL) AS is_best_hour
FROM
(
    SELECT assumeNotNull(hour) AS of_hour, sum(measures.attempts) AS dialled, sum(measures.connected) AS answered
    FROM campaign_measures AS measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date} AND hour IS NOT NULL
    GROUP BY of_hour
    HAVING dialled > 0
)
ORDER BY of_hour
