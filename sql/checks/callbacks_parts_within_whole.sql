-- severity: fail
-- uses: callbacks
-- label: 按时回访数不超过应回访数，接通数不超过已回访数
-- meaning: what was done in time lies within what was due, customers reached within what was done, in every row. Reads: callback_measures of {day}.
SELECT format('agent {0}, kind {1}: {2} of {3} in time, {4} of {5} reached', ifNull(toString(agent_id), '-'), ifNull(toString(kind), '-'),
    toString(callbacks_on_time), toString(callbacks_due), toString(callbacks_reached), toString(callbacks_done)) AS detail
FROM callback_measures
WHERE business_date = {day:Date} AND (callbacks_on_time > callbacks_due OR callbacks_reached > callbacks_done)
ORDER BY detail
