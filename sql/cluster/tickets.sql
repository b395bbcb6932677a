-- Grain: one row per version of a ticket; the latest says what it is; key ticket_id + updated_at
-- Reads: tickets_all, feed_generations
SELECT * EXCEPT (generation)
FROM tickets_all
WHERE (business_date, generation) GLOBAL IN
    (SELECT business_date, max(generation) FROM feed_generations WHERE feed = 'tickets' GROUP BY business_date)
