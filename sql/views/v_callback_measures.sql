-- Grain: business day × agent × kind
-- Reads: callback_measures
SELECT
    business_date, agent_id, kind, callbacks_due, callbacks_on_time
FROM callback_measures
