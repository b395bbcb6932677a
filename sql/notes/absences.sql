-- Grain: one row where agents were away for some time on at least two agent-days more than in the mean of the reference periods; else none
-- Reads: attendance
SELECT toString(today) AS now, toString(round(mean, 1)) AS usual, 'attendance' AS source, 0 AS overlap_s
FROM
(
    SELECT countIf(business_date BETWEEN {from:Date} AND {to:Date}) AS today, countIf(has({days:Array(Date)}, business_date)) / {periods:UInt32} AS mean
    FROM attendance
    WHERE (business_date BETWEEN {from:Date} AND {to:Date} OR has({days:Array(Date)}, business_date))
      AND sick_hours + absent_hours + marriage_leave_hours + bereavement_leave_hours + seniority_leave_hours + other_leave_hours > 0
)
WHERE today - mean >= 2
