-- Grain: business day on which some measure has a value
-- Reads: measures_with_value
-- valued_day: Business day
-- valued: The measures that have a value
SELECT period AS valued_day, groupArray(measure) AS valued FROM measures_with_value WHERE unit = 'day' GROUP BY period
