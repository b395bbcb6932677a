-- Grain: business day × agent × measure: every additive measure as a row of its own
-- Reads: call_measures, agent_measures, presence_measures, ticket_measures, case_measures, qa_measures, callback_measures, warning_measures, sms_measures, forecast_measures, training_measures, knowledge_measures
-- business_date: Business day
-- agent_id: Agent; absent when the measure is attributed to none
-- measure: Id in config/measures.yml
-- value: Sum of the measure: a count, seconds, hours or minutes as its name says
SELECT business_date, agent AS agent_id, entry.1 AS measure, entry.2 AS value
FROM
(
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('seizures', toDecimal128(sum(seizures), 3)), ('answered', toDecimal128(sum(answered), 3)),
        ('lost', toDecimal128(sum(lost), 3)), ('talks', toDecimal128(sum(talks), 3)),
        ('answered_in_target', toDecimal128(sum(answered_in_target), 3)),
        ('wait_answered_s', toDecimal128(sum(wait_answered_s), 3)),
        ('wait_lost_s', toDecimal128(sum(wait_lost_s), 3)), ('talk_s', toDecimal128(sum(talk_s), 3)),
        ('queued', toDecimal128(sum(queued), 3)), ('queue_hangups', toDecimal128(sum(queue_hangups), 3)),
        ('lost_short', toDecimal128(sum(lost_short), 3)),
        ('lost_abandoned', toDecimal128(sum(lost_abandoned), 3)),
        ('lost_timeout', toDecimal128(sum(lost_timeout), 3)),
        ('lost_empty', toDecimal128(sum(lost_empty), 3)),
        ('lost_full', toDecimal128(sum(lost_full), 3)),
        ('lost_key', toDecimal128(sum(lost_key), 3)),
        ('lost_closed', toDecimal128(sum(lost_closed), 3)),
        ('lost_other', toDecimal128(sum(lost_other), 3)),
        ('queue_entries', toDecimal128(sum(queue_entries), 3)),
        ('queue_entries_answered', toDecimal128(sum(queue_entries_answered), 3)),
        ('queue_entries_lost', toDecimal128(sum(queue_entries_lost), 3)),
        ('transferred_out', toDecimal128(sum(transferred_out), 3)),
        ('surveys_offered', toDecimal128(sum(surveys_offered), 3)),
        ('surveys_rated', toDecimal128(sum(surveys_rated), 3)), ('satisfied', toDecimal128(sum(satisfied), 3)),
        ('dissatisfied', toDecimal128(sum(dissatisfied), 3)), ('ivr_only', toDecimal128(sum(ivr_only), 3)),
        ('turned_away', toDecimal128(sum(turned_away), 3)),
        ('outbound_calls', toDecimal128(sum(outbound_calls), 3)),
        ('outbound_answered', toDecimal128(sum(outbound_answered), 3)),
        ('outbound_talk_s', toDecimal128(sum(outbound_talk_s), 3))]) AS entry
    FROM call_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('logged_in_s', toDecimal128(sum(logged_in_s), 3)), ('busy_s', toDecimal128(sum(busy_s), 3)),
        ('wrap_up_s', toDecimal128(sum(wrap_up_s), 3)), ('away_s', toDecimal128(sum(away_s), 3)),
        ('scheduled_s', toDecimal128(sum(scheduled_s), 3)), ('adherent_s', toDecimal128(sum(adherent_s), 3)),
        ('excused_s', toDecimal128(sum(excused_s), 3)), ('productive_s', toDecimal128(sum(productive_s), 3)),
        ('shifts_due', toDecimal128(sum(shifts_due), 3)), ('shifts_signed', toDecimal128(sum(shifts_signed), 3)),
        ('scheduled_days', toDecimal128(sum(scheduled_days), 3)),
        ('attended_days', toDecimal128(sum(attended_days), 3)), ('sick_hours', toDecimal128(sum(sick_hours), 3)),
        ('late_minutes', toDecimal128(sum(late_minutes), 3)),
        ('early_leave_minutes', toDecimal128(sum(early_leave_minutes), 3)),
        ('absent_hours', toDecimal128(sum(absent_hours), 3)),
        ('marriage_leave_hours', toDecimal128(sum(marriage_leave_hours), 3)),
        ('bereavement_leave_hours', toDecimal128(sum(bereavement_leave_hours), 3)),
        ('seniority_leave_hours', toDecimal128(sum(seniority_leave_hours), 3)),
        ('other_leave_hours', toDecimal128(sum(other_leave_hours), 3))]) AS entry
    FROM agent_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(NULL AS Nullable(String)) AS agent, arrayJoin([
        ('required_seat_s', toDecimal128(sum(required_seat_s), 3)),
        ('actual_seat_s', toDecimal128(sum(actual_seat_s), 3)),
        ('present_seat_s', toDecimal128(sum(present_seat_s), 3)),
        ('assessed_required_seat_s', toDecimal128(sum(assessed_required_seat_s), 3)),
        ('assessed_present_seat_s', toDecimal128(sum(assessed_present_seat_s), 3))]) AS entry
    FROM presence_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('tickets', toDecimal128(sum(tickets), 3)), ('inquiries', toDecimal128(sum(inquiries), 3)),
        ('suggestions', toDecimal128(sum(suggestions), 3)), ('complaints', toDecimal128(sum(complaints), 3)),
        ('dispatched', toDecimal128(sum(dispatched), 3)), ('gift_willing', toDecimal128(sum(gift_willing), 3)),
        ('first_time_customers', toDecimal128(sum(first_time_customers), 3)), ('in_scope', toDecimal128(sum(in_scope), 3)),
        ('resolved_with_info', toDecimal128(sum(resolved_with_info), 3)),
        ('accepted_without_info', toDecimal128(sum(accepted_without_info), 3)),
        ('first_contact_known', toDecimal128(sum(first_contact_known), 3)),
        ('first_contact_resolved', toDecimal128(sum(first_contact_resolved), 3)),
        ('replies_due', toDecimal128(sum(replies_due), 3)),
        ('replies_on_time', toDecimal128(sum(replies_on_time), 3)),
        ('responses_due', toDecimal128(sum(responses_due), 3)),
        ('responses_in_5_min', toDecimal128(sum(responses_in_5_min), 3)),
        ('steps_due', toDecimal128(sum(steps_due), 3)), ('steps_overdue', toDecimal128(sum(steps_overdue), 3)),
        ('steps_done', toDecimal128(sum(steps_done), 3)), ('steps_returned', toDecimal128(sum(steps_returned), 3)),
        ('steps_misdispatched', toDecimal128(sum(steps_misdispatched), 3)),
        ('inbound_conversions', toDecimal128(sum(inbound_conversions), 3)),
        ('deadlines_moved', toDecimal128(sum(deadlines_moved), 3)),
        ('deadlines_moved_late', toDecimal128(sum(deadlines_moved_late), 3))]) AS entry
    FROM ticket_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('cases_received', toDecimal128(sum(cases_received), 3)),
        ('cases_upheld', toDecimal128(sum(cases_upheld), 3)),
        ('cases_rejected', toDecimal128(sum(cases_rejected), 3)),
        ('cases_pending', toDecimal128(sum(cases_pending), 3)), ('appeals', toDecimal128(sum(appeals), 3)),
        ('case_replies_due', toDecimal128(sum(case_replies_due), 3)),
        ('case_replies_on_time', toDecimal128(sum(case_replies_on_time), 3)),
        ('lead_reviews_due', toDecimal128(sum(lead_reviews_due), 3)),
        ('lead_reviews_on_time', toDecimal128(sum(lead_reviews_on_time), 3)),
        ('case_followups_due', toDecimal128(sum(case_followups_due), 3)),
        ('case_followups_done', toDecimal128(sum(case_followups_done), 3))]) AS entry
    FROM case_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('qa_done', toDecimal128(sum(qa_done), 3)), ('qa_compliant', toDecimal128(sum(qa_compliant), 3)),
        ('qa_problems', toDecimal128(sum(qa_problems), 3)), ('qa_calls', toDecimal128(sum(qa_calls), 3)),
        ('qa_planned', toDecimal128(sum(qa_planned), 3)), ('calls_monitored', toDecimal128(sum(calls_monitored), 3)),
        ('agents_working', toDecimal128(sum(agents_working), 3)),
        ('agents_monitored', toDecimal128(sum(agents_monitored), 3)),
        ('tickets_checked', toDecimal128(sum(tickets_checked), 3)), ('criteria_checked', toDecimal128(sum(criteria_checked), 3)),
        ('criteria_passed', toDecimal128(sum(criteria_passed), 3))]) AS entry
    FROM qa_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('callbacks_due', toDecimal128(sum(callbacks_due), 3)), ('callbacks_on_time', toDecimal128(sum(callbacks_on_time), 3)),
        ('callbacks_done', toDecimal128(sum(callbacks_done), 3)), ('callbacks_reached', toDecimal128(sum(callbacks_reached), 3))]) AS entry
    FROM callback_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('warning_steps_due', toDecimal128(sum(warning_steps_due), 3)),
        ('warning_steps_on_time', toDecimal128(sum(warning_steps_on_time), 3)),
        ('warning_steps_overdue', toDecimal128(sum(warning_steps_overdue), 3)),
        ('warnings_raised', toDecimal128(sum(warnings_raised), 3)),
        ('warning_rounds', toDecimal128(sum(warning_rounds), 3)),
        ('warnings_complete', toDecimal128(sum(warnings_complete), 3)),
        ('warnings_returned', toDecimal128(sum(warnings_returned), 3)),
        ('warning_recontacts', toDecimal128(sum(warning_recontacts), 3)),
        ('warnings_satisfied', toDecimal128(sum(warnings_satisfied), 3)),
        ('warnings_closed', toDecimal128(sum(warnings_closed), 3)),
        ('warning_starts_moved', toDecimal128(sum(warning_starts_moved), 3))]) AS entry
    FROM warning_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('sms_submitted', toDecimal128(sum(sms_submitted), 3)),
        ('sms_parts', toDecimal128(sum(sms_parts), 3)),
        ('sms_delivered', toDecimal128(sum(sms_delivered), 3)),
        ('sms_failed', toDecimal128(sum(sms_failed), 3)),
        ('sms_unconfirmed', toDecimal128(sum(sms_unconfirmed), 3)),
        ('sms_pending', toDecimal128(sum(sms_pending), 3)),
        ('sms_fee', toDecimal128(sum(sms_fee), 3)),
        ('sms_received', toDecimal128(sum(sms_received), 3)),
        ('sms_replied', toDecimal128(sum(sms_replied), 3)),
        ('sms_mass', toDecimal128(sum(sms_mass), 3)),
        ('sms_unreviewed', toDecimal128(sum(sms_unreviewed), 3)),
        ('sms_batches', toDecimal128(sum(sms_batches), 3)),
        ('sms_batches_approved', toDecimal128(sum(sms_batches_approved), 3)),
        ('sms_batches_rejected', toDecimal128(sum(sms_batches_rejected), 3)),
        ('sms_reviews_late', toDecimal128(sum(sms_reviews_late), 3)),
        ('sms_subscribed', toDecimal128(sum(sms_subscribed), 3)),
        ('sms_cancelled', toDecimal128(sum(sms_cancelled), 3))]) AS entry
    FROM sms_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(NULL AS Nullable(String)) AS agent, arrayJoin([
        ('forecast_calls', toDecimal128(sum(forecast_calls), 3)), ('forecast_error_calls', toDecimal128(sum(forecast_error_calls), 3)),
        ('forecast_bias_calls', toDecimal128(sum(forecast_bias_calls), 3)), ('needed_seat_s', toDecimal128(sum(needed_seat_s), 3)),
        ('filled_seat_s', toDecimal128(sum(filled_seat_s), 3))]) AS entry
    FROM forecast_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('attempts', toDecimal128(sum(attempts), 3)),
        ('connected', toDecimal128(sum(connected), 3)),
        ('abandoned', toDecimal128(sum(abandoned), 3)),
        ('machine', toDecimal128(sum(machine), 3)),
        ('invalid', toDecimal128(sum(invalid), 3)),
        ('attempt_talk_s', toDecimal128(sum(attempt_talk_s), 3)),
        ('ring_s', toDecimal128(sum(ring_s), 3)),
        ('contacts_touched', toDecimal128(sum(contacts_touched), 3)),
        ('targeted_touched', toDecimal128(sum(targeted_touched), 3)),
        ('contacts_reached', toDecimal128(sum(contacts_reached), 3)),
        ('conversions', toDecimal128(sum(conversions), 3)),
        ('order_amount', toDecimal128(sum(order_amount), 3)),
        ('attempts_out_of_window', toDecimal128(sum(attempts_out_of_window), 3)),
        ('attempts_over_max', toDecimal128(sum(attempts_over_max), 3)),
        ('attempts_too_soon', toDecimal128(sum(attempts_too_soon), 3)),
        ('attempts_do_not_call', toDecimal128(sum(attempts_do_not_call), 3)),
        ('attempts_in_breach', toDecimal128(sum(attempts_in_breach), 3)),
        ('complaints_caused', toDecimal128(sum(complaints_caused), 3)),
        ('campaign_target', toDecimal128(sum(campaign_target), 3))]) AS entry
    FROM campaign_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(NULL AS Nullable(String)) AS agent, arrayJoin([
        ('trainings_planned', toDecimal128(sum(trainings_planned), 3)), ('trainings_done', toDecimal128(sum(trainings_done), 3)),
        ('trainings_held', toDecimal128(sum(trainings_held), 3)), ('trainees_graded', toDecimal128(sum(trainees_graded), 3)),
        ('trainees_passed', toDecimal128(sum(trainees_passed), 3)), ('training_steps_due', toDecimal128(sum(training_steps_due), 3)),
        ('training_steps_on_time', toDecimal128(sum(training_steps_on_time), 3))]) AS entry
    FROM training_measures
    GROUP BY business_date, agent
    UNION ALL
    SELECT business_date, CAST(agent_id AS Nullable(String)) AS agent, arrayJoin([
        ('knowledge_added', toDecimal128(sum(knowledge_added), 3)), ('knowledge_answers_due', toDecimal128(sum(knowledge_answers_due), 3)),
        ('knowledge_answers_on_time', toDecimal128(sum(knowledge_answers_on_time), 3))]) AS entry
    FROM knowledge_measures
    GROUP BY business_date, agent
)
