-- Grain: one row per rating menu offered; for centres whose calls carry no ratings; key call_id + leg
-- Reads: surveys_all, feed_generations
SELECT * EXCEPT (generation)
FROM surveys_all
WHERE (business_date, generation) GLOBAL IN
    (SELECT business_date, max(generation) FROM feed_generations WHERE feed = 'surveys' GROUP BY business_date)
