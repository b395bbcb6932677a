-- What analysts read. A customer's number (the caller of an inbound leg, the callee of an outbound one) is masked: the first
-- three and the last four digits stay.

CREATE OR REPLACE VIEW v_calls
SQL SECURITY DEFINER
COMMENT 'Grain: one row per call leg; customers'' numbers masked'
AS SELECT
    business_date, call_id, leg, direction,
    if(direction = 'inbound', if(length(caller) >= 7, concat(substring(caller, 1, 3), '****', substring(caller, -4)), if(caller IS NULL, NULL, '****')), caller) AS caller,
    if(direction = 'outbound', if(length(callee) >= 7, concat(substring(callee, 1, 3), '****', substring(callee, -4)), if(callee IS NULL, NULL, '****')), callee) AS callee,
    ivr_route, queue, category, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by, transferred_out,
    survey_offered, survey_result, source, source_line
FROM calls;

CREATE OR REPLACE VIEW v_call_measures
SQL SECURITY DEFINER
COMMENT 'Grain: business day × hour × queue × category × agent: the additive call measures'
AS SELECT * FROM call_measures;

CREATE OR REPLACE VIEW v_feed_runs
SQL SECURITY DEFINER
COMMENT 'Grain: one row a feed and business day: the row accounting of its last attempt'
AS SELECT * FROM feed_runs ORDER BY feed, business_date, finished_at DESC LIMIT 1 BY feed, business_date;
