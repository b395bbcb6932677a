-- Grain: report × period × version × note × key that is told; of each version as it was last made
-- Reads: notes
SELECT report, period, version, position, kpi, value, reference, spread, dimension, key, rate_part, mix_part, facts, text, author, recorded_at
FROM notes
WHERE author != '' OR (report, period, version, recorded_at) IN
    (SELECT report, period, version, max(recorded_at) FROM notes WHERE author = '' GROUP BY report, period, version)
