-- Grain: business day × agent × kind; a measure that was not delivered on a day is absent
-- Reads: callback_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, agent_id, kind,
    measured('callbacks_due', callback_measures.callbacks_due) AS callbacks_due,
    measured('callbacks_on_time', callback_measures.callbacks_on_time) AS callbacks_on_time,
    measured('callbacks_done', callback_measures.callbacks_done) AS callbacks_done,
    measured('callbacks_reached', callback_measures.callbacks_reached) AS callbacks_reached
FROM callback_measures
LEFT JOIN days_with_value ON valued_day = business_date
