-- Grain: business day × hour × queue × category × agent; sums of rows are sums over any of them
-- Reads: call_measures
SELECT
    business_date, hour, queue, category, agent_id, seizures, answered, lost, talks, answered_in_target,
    wait_answered_s, wait_lost_s, talk_s, queued, queue_hangups, lost_short, lost_abandoned,
    lost_timeout, lost_empty, lost_full, lost_key, lost_closed, lost_other, queue_entries, queue_entries_answered,
    queue_entries_lost, transferred_out, surveys_offered, surveys_rated, satisfied, dissatisfied, ivr_only,
    turned_away,
    outbound_calls, outbound_answered, outbound_talk_s
FROM call_measures
