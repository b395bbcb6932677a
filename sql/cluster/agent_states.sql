-- Grain: one row per interval that an agent spent in a state; key agent_id + state + from_at
-- Reads: agent_states_all, feed_generations
SELECT * EXCEPT (generation)
FROM agent_states_all
WHERE (business_date, generation) GLOBAL IN
    (SELECT business_date, max(generation) FROM feed_generations WHERE feed = 'agent_states' GROUP BY business_date)
