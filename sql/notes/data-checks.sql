-- Grain: one row a check that does not hold on a day of the period and uses a feed of the figure
-- Reads: checks
SELECT check_name, concat('checks ', check_name) AS source, count() * 86400 AS overlap_s
FROM
(
    SELECT check_name, business_date, argMax(state, recorded_at) AS last_state, argMax(uses, recorded_at) AS used
    FROM checks
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY check_name, business_date
)
WHERE last_state = 'broken' AND (hasAny(used, {feeds:Array(String)}) OR has(used, '*'))
GROUP BY check_name
ORDER BY check_name
