-- Grain: business day × hour × queue × category × agent; sums of rows are sums over any of them; a measure that was not delivered on a day is absent
-- Reads: call_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, hour, queue, category, agent_id,
    measured('seizures', call_measures.seizures) AS seizures, measured('answered', call_measures.answered) AS answered,
    measured('lost', call_measures.lost) AS lost, measured('talks', call_measures.talks) AS talks,
    measured('answered_in_target', call_measures.answered_in_target) AS answered_in_target,
    measured('wait_answered_s', call_measures.wait_answered_s) AS wait_answered_s,
    measured('wait_lost_s', call_measures.wait_lost_s) AS wait_lost_s, measured('talk_s', call_measures.talk_s) AS talk_s,
    measured('queued', call_measures.queued) AS queued, measured('queue_hangups', call_measures.queue_hangups) AS queue_hangups,
    measured('lost_short', call_measures.lost_short) AS lost_short,
    measured('lost_abandoned', call_measures.lost_abandoned) AS lost_abandoned,
    measured('lost_timeout', call_measures.lost_timeout) AS lost_timeout, measured('lost_empty', call_measures.lost_empty) AS lost_empty,
    measured('lost_full', call_measures.lost_full) AS lost_full, measured('lost_key', call_measures.lost_key) AS lost_key,
    measured('lost_closed', call_measures.lost_closed) AS lost_closed, measured('lost_other', call_measures.lost_other) AS lost_other,
    measured('queue_entries', call_measures.queue_entries) AS queue_entries,
    measured('queue_entries_answered', call_measures.queue_entries_answered) AS queue_entries_answered,
    measured('queue_entries_lost', call_measures.queue_entries_lost) AS queue_entries_lost,
    measured('transferred_out', call_measures.transferred_out) AS transferred_out,
    measured('surveys_offered', call_measures.surveys_offered) AS surveys_offered,
    measured('surveys_rated', call_measures.surveys_rated) AS surveys_rated, measured('satisfied', call_measures.satisfied) AS satisfied,
    measured('dissatisfied', call_measures.dissatisfied) AS dissatisfied, measured('ivr_only', call_measures.ivr_only) AS ivr_only,
    measured('turned_away', call_measures.turned_away) AS turned_away,
    measured('outbound_calls', call_measures.outbound_calls) AS outbound_calls,
    measured('outbound_answered', call_measures.outbound_answered) AS outbound_answered,
    measured('outbound_talk_s', call_measures.outbound_talk_s) AS outbound_talk_s
FROM call_measures
LEFT JOIN days_with_value ON valued_day = business_date
