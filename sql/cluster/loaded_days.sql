-- Grain: feed × business day that was loaded, or of which rows are held, whoever loaded them
-- Reads: delivered_columns, feed_generations
-- feed: Feed
-- loaded_day: Business day; of a snapshot the day it was loaded for
-- loaded_columns: Columns that any source delivered, filled or not; empty where that was not recorded
SELECT feed, business_date AS loaded_day, groupUniqArrayArray(columns) AS loaded_columns
FROM
(
    SELECT feed, business_date, columns
    FROM delivered_columns
    WHERE (feed, business_date, recorded_at) IN
        (SELECT feed, business_date, max(recorded_at) FROM delivered_columns GROUP BY feed, business_date)
    UNION ALL
    SELECT DISTINCT table, toDateOrZero(partition), []
    FROM system.parts
    WHERE database = ${database} AND active AND rows > 0 AND has(${feeds}, table)
    UNION ALL
    SELECT feed, business_date, []
    FROM feed_generations
    GROUP BY feed, business_date
    HAVING argMax(loaded, generation) > 0
)
GROUP BY feed, loaded_day
