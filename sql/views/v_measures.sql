-- Grain: business day × agent × measure that has a value on the day: every additive measure as a row of its own
-- Reads: measure_sums, measures_with_value
SELECT business_date, agent_id, measure, value
FROM measure_sums
WHERE (business_date, measure) IN (SELECT period, measure FROM measures_with_value WHERE unit = 'day')
