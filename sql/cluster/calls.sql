-- Grain: one row per call leg; key call_id + leg within a business day
-- Reads: calls_all, feed_generations
SELECT * EXCEPT (generation)
FROM calls_all
WHERE (business_date, generation) GLOBAL IN
    (SELECT business_date, max(generation) FROM feed_generations WHERE feed = 'calls' GROUP BY business_date)
