-- Which measure tables of which days follow from the facts of {day}, beside all tables of {day} itself. Asked before a load of {day}, of
-- the facts that it is going to replace, and after it, of those that it brought: together they name every day whose sums change.
-- Only days up to the last one that was loaded: later ones are measured when their turn comes.
-- Reads: calls, surveys, agent_states, shifts, ticket_versions, case_versions, callbacks, warning_deadlines, campaign_attempts, campaign_contacts,
-- campaigns_history, sms_versions, sms_batch_versions,
-- sms_subscription_versions, first_time_days_after, loaded_days, retirements, qa_reviews, qa_plans, qa_measures, feed_runs.
-- What a load left to the next one is in since_the_last_load.sql.
-- Yields model: a table of sql/measures; and day.
WITH
    (SELECT greatest(max(business_date), {day:Date}) FROM feed_runs) AS last_day,
    (SELECT max(loaded_day) FROM loaded_days WHERE feed = 'sms_messages') AS last_sms_day,
    changed_sms AS
    (
        SELECT sms_id FROM sms_messages WHERE business_date = {day:Date}
        UNION ALL
        SELECT record_id FROM retirements WHERE feed = 'sms_messages' AND retired_on = {day:Date}
    ),
    changed_batches AS
    (
        SELECT batch_id FROM sms_batches WHERE business_date = {day:Date}
        UNION ALL
        SELECT record_id FROM retirements WHERE feed = 'sms_batches' AND retired_on = {day:Date}
    )
SELECT DISTINCT model, day
FROM
(
    -- calls of the day before whose later legs or ratings lie in the day
    SELECT arrayJoin(['call_measures', 'call_intervals', 'forecast_measures', 'presence_measures', 'qa_measures']) AS model, {day:Date} - 1 AS day
    FROM calls
    WHERE business_date = {day:Date} - 1
      AND call_id IN (SELECT call_id FROM calls WHERE business_date = {day:Date} AND leg >= 2
                      UNION ALL SELECT call_id FROM surveys WHERE business_date = {day:Date})

    UNION ALL
    -- states that end on a later day, and calls that do: an agent's last activity there
    SELECT arrayJoin(['agent_intervals', 'agent_measures', 'call_intervals', 'forecast_measures', 'presence_measures']),
        arrayJoin(arrayMap(n -> {day:Date} + n, range(1, toUInt16(least(7, greatest(0, last_end - {day:Date})) + 1))))
    FROM
    (
        SELECT toDate(max(ifNull(to_at, from_at)), {tz:String}) AS last_end FROM agent_states WHERE business_date = {day:Date} HAVING count() > 0
        UNION ALL
        SELECT toDate(max(ended_at), {tz:String}) FROM calls WHERE business_date = {day:Date} AND agent_id IS NOT NULL HAVING count() > 0
    )

    UNION ALL
    -- shifts that begin the day before or end the day after
    SELECT 'agent_measures', arrayJoin(arrayFilter(on_day -> on_day != {day:Date}, [first_begin, last_end]))
    FROM
    (
        SELECT greatest(toDate(min(starts_at), {tz:String}), {day:Date} - 1) AS first_begin,
            least(toDate(max(ends_at), {tz:String}), {day:Date} + 1) AS last_end
        FROM shifts
        WHERE business_date = {day:Date}
        HAVING count() > 0
    )

    UNION ALL
    -- of tickets, cases and follow-up calls with a version of the day, or one that retires them: where they were created, where their deadlines fall,
    -- and where their other versions were written, in any of their versions
    SELECT 'ticket_measures', arrayJoin(arrayFilter(on_day -> on_day IS NOT NULL, [toNullable(created_on), toNullable(business_date),
        toDate(reply_due_at, {tz:String}), toNullable(toDate(response_due_at, {tz:String})), toDate(step_due_at, {tz:String})]))
    FROM ticket_versions
    WHERE ticket_id IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                        UNION ALL SELECT record_id FROM retirements WHERE feed = 'tickets' AND retired_on = {day:Date})
    UNION ALL
    -- days on which those tickets' customers were in touch, and later tickets that may no longer be their first ones
    SELECT 'customer_days', created_on
    FROM ticket_versions
    WHERE ticket_id IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                        UNION ALL SELECT record_id FROM retirements WHERE feed = 'tickets' AND retired_on = {day:Date})
    UNION ALL
    SELECT 'ticket_measures', first_time_days_after.day FROM first_time_days_after(day = {day:Date})
    UNION ALL
    SELECT 'case_measures', arrayJoin([received_on, toDate(review_due_at, {tz:String}), toDate(reply_due_at, {tz:String})])
    FROM case_versions
    WHERE case_id IN (SELECT case_id FROM case_versions WHERE business_date = {day:Date}
                      UNION ALL SELECT record_id FROM retirements WHERE feed = 'complaint_cases' AND retired_on = {day:Date})
    UNION ALL
    SELECT model, arrayJoin(arrayFilter(on_day -> on_day IS NOT NULL, if(model = 'ticket_measures', [toNullable(business_date), due_on], [due_on, done_on])))
    FROM
    (
        SELECT arrayJoin(['ticket_measures', 'callback_measures']) AS model, business_date, toDate(due_at, {tz:String}) AS due_on,
            toDate(done_at, {tz:String}) AS done_on
        FROM callbacks
        WHERE callback_id IN (SELECT callback_id FROM callbacks WHERE business_date = {day:Date}
                              UNION ALL SELECT record_id FROM retirements WHERE feed = 'callbacks' AND retired_on = {day:Date})
    )
    UNION ALL
    -- of complaint warnings with a version of the day, or one that retires a round: all that their rounds state in any version, as a round ends a step of the one before
    SELECT 'warning_measures', arrayJoin(arrayDistinct(arrayFilter(on_day -> on_day IS NOT NULL, arrayConcat([toNullable(business_date)],
        arrayMap(at -> toDate(at, {tz:String}), arrayConcat([toNullable(determined_at), reviewed_at, recontacted_at, closed_at], steps.due_at))))))
    FROM warning_deadlines
    WHERE warning_id IN (SELECT warning_id FROM warning_versions WHERE business_date = {day:Date} OR round_id IN
        (SELECT record_id FROM retirements WHERE feed = 'complaint_warnings' AND retired_on = {day:Date}))
    UNION ALL
    -- of short messages with a version of the day, or one that retires them: all of their numbers up to three days before and after, as a reply belongs to
    -- the latest one sent, and those that they name; of batches their messages; and those whose 72 hours end between the last loaded day and this one
    SELECT 'sms_measures', arrayJoin(arrayFilter(on_day -> on_day IS NOT NULL, days))
    FROM
    (
        SELECT [submitted_on] AS days
        FROM sms_versions
        INNER JOIN
        (
            SELECT number, min(submitted_on) - 3 AS earliest, max(submitted_on) + 3 AS latest FROM sms_versions WHERE sms_id IN changed_sms GROUP BY number
        ) AS around ON around.number = sms_versions.number
        WHERE submitted_on BETWEEN earliest AND latest
        UNION ALL
        SELECT [submitted_on] FROM sms_versions
        WHERE sms_id IN (SELECT in_reply_to FROM sms_messages WHERE sms_id IN changed_sms AND in_reply_to IS NOT NULL)
            OR batch_id IN changed_batches OR submitted_on BETWEEN least(last_sms_day, {day:Date}) - 3 AND {day:Date}
        UNION ALL
        SELECT [toNullable(created_on), reviewed_on] FROM sms_batch_versions WHERE batch_id IN changed_batches
        UNION ALL
        SELECT [toNullable(subscribed_on), cancelled_on] FROM sms_subscription_versions
        WHERE subscription IN (SELECT subscription FROM sms_subscription_versions WHERE business_date = {day:Date}
                               UNION ALL SELECT record_id FROM retirements WHERE feed = 'sms_subscriptions' AND retired_on = {day:Date})
    )
    UNION ALL
    -- of outbound campaigns: complaints of the day's tickets; contacts with a version of the day, or one that retires them, by the days that first said
    -- success, and by attempts after it or complaints where it brings a number; later attempts and complaints of who was attempted; days whose campaign changed
    SELECT 'campaign_measures', created_on
    FROM ticket_versions
    WHERE ticket_id IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date} AND kind = 'complaint'
                        UNION ALL SELECT record_id FROM retirements WHERE feed = 'tickets' AND retired_on = {day:Date})
    UNION ALL
    SELECT 'campaign_measures', business_date
    FROM campaign_contacts
    WHERE result = 'success' AND ((campaign_id, contact_id) IN (SELECT campaign_id, contact_id FROM campaign_contacts WHERE business_date = {day:Date})
        OR concat(campaign_id, '/', contact_id) IN (SELECT record_id FROM retirements WHERE feed = 'campaign_contacts' AND retired_on = {day:Date}))
    UNION ALL
    SELECT 'campaign_measures', business_date
    FROM campaign_attempts
    WHERE business_date > {day:Date} AND (campaign_id, contact_id) IN (SELECT campaign_id, contact_id FROM campaign_attempts WHERE business_date = {day:Date}
        UNION ALL SELECT campaign_id, contact_id FROM campaign_contacts WHERE business_date = {day:Date})
    UNION ALL
    SELECT 'campaign_measures', arrayJoin(arrayMap(n -> business_date + n, range(0, 8)))
    FROM campaign_attempts
    WHERE (campaign_id, contact_id) IN (SELECT campaign_id, contact_id FROM campaign_contacts GROUP BY campaign_id, contact_id, phone
        HAVING min(business_date) = {day:Date}) AND business_date >= {day:Date} - 7
    UNION ALL
    SELECT 'campaign_measures', arrayJoin(arrayMap(n -> {day:Date} + n, range(0, 8)))
    FROM (SELECT 1 FROM campaign_attempts WHERE business_date = {day:Date} LIMIT 1)
    UNION ALL
    SELECT 'campaign_measures', created_on
    FROM ticket_versions
    WHERE created_on > {day:Date} AND call_id IN (SELECT assumeNotNull(call_id) FROM campaign_attempts WHERE business_date = {day:Date} AND call_id IS NOT NULL)
    UNION ALL
    SELECT 'campaign_measures', business_date
    FROM campaign_attempts
    WHERE (campaign_id IN (SELECT campaign_id FROM campaigns_history WHERE business_date = {day:Date}) AND business_date > {day:Date})
        OR campaign_id IN (SELECT campaign_id FROM campaigns_history GROUP BY campaign_id HAVING min(business_date) = {day:Date})
    UNION ALL
    SELECT 'campaign_measures', starts_on
    FROM campaigns_history
    WHERE campaign_id IN (SELECT campaign_id FROM campaigns_history WHERE business_date = {day:Date})
    UNION ALL
    -- where versions retire records that have another one of the day
    SELECT 'ticket_measures', retired_on
    FROM retirements
    WHERE feed IN ('tickets', 'callbacks')
        AND record_id IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                          UNION ALL SELECT callback_id FROM callbacks WHERE business_date = {day:Date}
                          UNION ALL SELECT record_id FROM retirements AS others WHERE retired_on = {day:Date})

    UNION ALL
    -- days of the calls that were reviewed on the day
    SELECT 'qa_measures', business_date
    FROM calls
    WHERE call_id IN (SELECT assumeNotNull(call_id) FROM qa_reviews WHERE business_date = {day:Date} AND call_id IS NOT NULL)

    UNION ALL
    -- months whose monitoring plan is not the one that was measured
    SELECT 'qa_measures', month
    FROM
    (
        SELECT month, agent_id AS agent, toInt64(planned) AS difference FROM qa_plans WHERE agent_id IS NOT NULL
        UNION ALL
        SELECT month, NULL, greatest(toInt64(sumIf(planned, agent_id IS NULL)) - toInt64(sumIf(planned, agent_id IS NOT NULL)), 0)
        FROM qa_plans GROUP BY month
        UNION ALL
        SELECT business_date, agent_id, -toInt64(qa_planned) FROM qa_measures WHERE qa_planned > 0
    )
    GROUP BY month, agent
    HAVING sum(difference) != 0
)
WHERE day <= last_day
ORDER BY day, model
