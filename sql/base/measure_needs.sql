-- Grain: measure × what it cannot be counted without × place that will do, as config/measures.yml names them
-- Reads: nothing
-- measure: Measure
-- need: What it needs, counted from 1
-- feed: Feed of the place
-- place_column: Column of the feed; empty when the feed alone will do
-- word: Word that some row of the feed has to have in the column, of whatever day; empty when the column alone will do
-- is_snapshot: 1 when the last load of the feed speaks of every day
-- is_optional: 1 when the feed adds nothing, instead of taking the value away, before its first load
-- days_before: How many days before a day have to be loaded of the feed for it to have a value
-- needs: How many needs the measure has
SELECT
    entry[1] AS measure, toUInt8(entry[2]) AS need, entry[3] AS feed, entry[4] AS place_column, entry[5] AS word,
    toUInt8(entry[6]) AS is_snapshot, toUInt8(entry[7]) AS is_optional, toUInt16(entry[8]) AS days_before,
    max(need) OVER (PARTITION BY measure) AS needs
FROM (SELECT splitByChar('|', arrayJoin(splitByChar('\n', ${measure_needs}))) AS entry)
