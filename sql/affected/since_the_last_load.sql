-- Which measure tables of the days between the last one that was loaded and {day} follow from facts that were held before: a load measures
-- no day after its own, so that deadlines and what reaches over midnight wait for the next one. Asked before the load of {day}; after it, and
-- when nothing lies between, there is no row. What is planned by the month is in days.sql.
-- Reads: calls, agent_states, shifts, ticket_versions, case_versions, callbacks, warning_deadlines, sms_versions, sms_batch_versions,
-- sms_subscription_versions, campaigns_history, training_session_versions, knowledge, feed_runs.
-- Yields model: a table of sql/measures; and day.
WITH
    (SELECT max(business_date) FROM feed_runs) AS last_day
SELECT DISTINCT model, day
FROM
(
    -- deadlines of tickets, cases, follow-up calls and complaint warnings, in any of their versions
    SELECT 'ticket_measures' AS model, toDate(arrayJoin(arrayFilter(at -> at IS NOT NULL, [toNullable(created_at), reply_due_at,
        toNullable(response_due_at), step_due_at])), {tz:String}) AS day
    FROM ticket_versions
    WHERE last_day + 1 < {day:Date}
    UNION ALL
    SELECT 'case_measures', toDate(arrayJoin([received_at, review_due_at, reply_due_at]), {tz:String})
    FROM case_versions
    WHERE last_day + 1 < {day:Date}
    UNION ALL
    SELECT 'callback_measures', toDate(assumeNotNull(due_at), {tz:String})
    FROM callbacks
    WHERE last_day + 1 < {day:Date} AND due_at IS NOT NULL
    UNION ALL
    SELECT 'campaign_measures', starts_on FROM campaigns_history WHERE last_day + 1 < {day:Date}
    UNION ALL
    SELECT 'warning_measures', toDate(assumeNotNull(step.due_at), {tz:String})
    FROM warning_deadlines ARRAY JOIN steps AS step
    WHERE last_day + 1 < {day:Date} AND step.due_at IS NOT NULL

    UNION ALL
    -- times of short messages, batches and subscriptions that lie after the day of their version
    SELECT 'sms_measures', assumeNotNull(on_day)
    FROM
    (
        SELECT submitted_on AS on_day FROM sms_versions
        UNION ALL
        SELECT arrayJoin([toNullable(created_on), reviewed_on]) FROM sms_batch_versions
        UNION ALL
        SELECT arrayJoin([toNullable(subscribed_on), cancelled_on]) FROM sms_subscription_versions
    )
    WHERE last_day + 1 < {day:Date} AND on_day IS NOT NULL

    UNION ALL
    -- days of training sessions, and the end of 24 hours after questions
    SELECT 'training_measures', assumeNotNull(arrayJoin(on_days)) FROM training_session_versions WHERE last_day + 1 < {day:Date}
    UNION ALL
    SELECT 'knowledge_measures', toDate(assumeNotNull(question_at) + INTERVAL 24 HOUR, {tz:String})
    FROM knowledge
    WHERE last_day + 1 < {day:Date} AND question_at IS NOT NULL

    UNION ALL
    -- states that end on a later day, and calls that do: an agent's last activity there
    SELECT arrayJoin(['agent_intervals', 'agent_measures', 'presence_measures']),
        arrayJoin(arrayMap(n -> business_date + n, range(1, toUInt16(least(7, greatest(0, last_end - business_date)) + 1))))
    FROM
    (
        SELECT business_date, toDate(max(ifNull(to_at, from_at)), {tz:String}) AS last_end
        FROM agent_states WHERE business_date BETWEEN last_day - 7 AND last_day GROUP BY business_date
        UNION ALL
        SELECT business_date, toDate(max(ended_at), {tz:String})
        FROM calls WHERE business_date BETWEEN last_day - 7 AND last_day AND agent_id IS NOT NULL GROUP BY business_date
    )

    UNION ALL
    -- shifts that end the day after
    SELECT 'agent_measures', business_date + 1
    FROM shifts
    WHERE business_date = last_day AND toDate(ends_at, {tz:String}) > business_date
)
WHERE day > last_day AND day < {day:Date}
ORDER BY day, model
