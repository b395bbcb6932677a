-- Grain: one row per version of a service-quality case; the latest says what it is; key case_id + updated_at
-- Reads: complaint_cases_all, feed_generations
SELECT * EXCEPT (generation)
FROM complaint_cases_all
WHERE (business_date, generation) GLOBAL IN
    (SELECT business_date, max(generation) FROM feed_generations WHERE feed = 'complaint_cases' GROUP BY business_date)
