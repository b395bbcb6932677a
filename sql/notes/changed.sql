-- Grain: one row a target, formula or version of a contract that is not what it was before the period
-- Reads: note_settings
SELECT item, earlier AS before, later AS after, concat('note_settings ', item) AS source, 0 AS overlap_s
FROM (SELECT item, argMax(value, (day, recorded_at)) AS earlier FROM note_settings WHERE day < {from:Date} GROUP BY item) AS known
INNER JOIN (SELECT pair.1 AS item, pair.2 AS later FROM (SELECT arrayJoin(arrayZip({items:Array(String)}, {values:Array(String)})) AS pair)) AS now ON now.item = known.item
WHERE earlier != later
ORDER BY item
