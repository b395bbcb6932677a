-- Grain: one row, or none
-- Reads: call_measures
-- The hours of {hours} and of the day without any call although the reference days have twenty and more in it
SELECT
    arrayStringConcat(arrayMap(h -> toString(h), arraySort(groupArray(usual_hour))), '、')  AS hours,
    toString(toUInt64(round(sum(usual_calls))))                                           AS usual,
    'call_measures'                                                                       AS source,
    count() * 3600                                                                        AS overlap_s
FROM
(
    SELECT hour AS usual_hour, toFloat64(sum(seizures)) / length({days:Array(Date)})      AS usual_calls
    FROM call_measures
    WHERE has({days:Array(Date)}, business_date)
    GROUP BY hour
    HAVING usual_calls >= 20
)
WHERE usual_hour NOT IN (SELECT hour FROM call_measures WHERE business_date BETWEEN {from:Date} AND {to:Date} AND seizures + ivr_only + talks > 0)
  AND (SELECT count() FROM call_measures WHERE business_date BETWEEN {from:Date} AND {to:Date}) > 0
HAVING count() > 0
