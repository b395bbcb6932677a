-- severity: fail
-- uses: callbacks
-- label: 按时回访数不超过应回访数
-- meaning: what was done in time within what was due, in every row. Reads: callback_measures of {day}.
SELECT format('agent {0}, kind {1}: {2} of {3} in time', ifNull(toString(agent_id), '-'), ifNull(toString(kind), '-'), toString(callbacks_on_time),
    toString(callbacks_due)) AS detail
FROM callback_measures
WHERE business_date = {day:Date} AND callbacks_on_time > callbacks_due
ORDER BY detail
