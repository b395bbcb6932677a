-- Grain: one row a feed, business day, run and warning
-- Reads: feed_warnings
-- warning: What was unusual and what to do; quoted values and long numbers masked
-- Shows no quoted value, and no number of 7 digits and more nor one whose digits stand apart (decision 150).
SELECT
    run_id, feed, business_date,
    replaceRegexpAll(replaceRegexpAll(feed_warnings.warning, '(?s)\'.*\'', '\'…\''),
        '[1１][^\\p{L}\\p{Nd}]{0,2}[3-9３-９](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9}|'
        || '[0０](?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){9,11}|\\p{Nd}{7,}', '****') AS warning,
    times, recorded_at
FROM feed_warnings
