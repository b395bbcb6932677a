-- Grain: business day × hour × campaign × agent; a measure that was not delivered on a day is absent
-- Reads: campaign_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, hour, campaign, agent_id,
    measured('attempts', campaign_measures.attempts) AS attempts,
    measured('connected', campaign_measures.connected) AS connected,
    measured('abandoned', campaign_measures.abandoned) AS abandoned,
    measured('machine', campaign_measures.machine) AS machine,
    measured('invalid', campaign_measures.invalid) AS invalid,
    measured('attempt_talk_s', campaign_measures.attempt_talk_s) AS attempt_talk_s,
    measured('ring_s', campaign_measures.ring_s) AS ring_s,
    measured('contacts_touched', campaign_measures.contacts_touched) AS contacts_touched,
    measured('targeted_touched', campaign_measures.targeted_touched) AS targeted_touched,
    measured('contacts_reached', campaign_measures.contacts_reached) AS contacts_reached,
    measured('conversions', campaign_measures.conversions) AS conversions,
    measured('order_amount', campaign_measures.order_amount) AS order_amount,
    measured('attempts_out_of_window', campaign_measures.attempts_out_of_window) AS attempts_out_of_window,
    measured('attempts_over_max', campaign_measures.attempts_over_max) AS attempts_over_max,
    measured('attempts_too_soon', campaign_measures.attempts_too_soon) AS attempts_too_soon,
    measured('attempts_do_not_call', campaign_measures.attempts_do_not_call) AS attempts_do_not_call,
    measured('attempts_in_breach', campaign_measures.attempts_in_breach) AS attempts_in_breach,
    measured('complaints_caused', campaign_measures.complaints_caused) AS complaints_caused,
    measured('campaign_target', campaign_measures.campaign_target) AS campaign_target
FROM campaign_measures
LEFT JOIN days_with_value ON valued_day = business_date
