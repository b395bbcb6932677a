-- severity: fail
-- uses: *
-- label: 记录的入库行数与数据仓库中的行数相等
-- meaning: the rows that the last attempt of a feed recorded as held are in the warehouse now: of a day's feed in the partition of
-- {day}, of a snapshot in the whole table when its last attempt was for {day}, of agents, campaigns and training sessions when {day} is the last that was loaded. Reads: feed_runs and the facts of {day}.
SELECT feed, format('{0}: {1} rows were recorded as held, the warehouse holds {2}', feed, toString(attempt.held), toString(facts.held)) AS detail
FROM
(
    SELECT feed, held
    FROM (SELECT feed, business_date, held, finished_at FROM feed_runs WHERE business_date = {day:Date} ORDER BY finished_at DESC LIMIT 1 BY feed)
    WHERE feed NOT IN ('agents', 'campaigns', 'qa_plans', 'trainings', 'training_sessions', 'equipment')
       OR feed = 'agents' AND business_date >= (SELECT max(business_date) FROM feed_runs WHERE feed = 'agents' AND state = 'loaded')
       OR feed = 'campaigns' AND business_date >= (SELECT max(business_date) FROM feed_runs WHERE feed = 'campaigns' AND state = 'loaded')
       OR feed = 'training_sessions' AND business_date >= (SELECT max(business_date) FROM feed_runs WHERE feed = 'training_sessions' AND state = 'loaded')
       OR feed IN ('qa_plans', 'trainings', 'equipment') AND (feed, finished_at) GLOBAL IN (SELECT feed, max(finished_at) FROM feed_runs GROUP BY feed)
) AS attempt
INNER JOIN
(
    SELECT 'calls' AS feed, count() AS held FROM calls WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'surveys', count() FROM surveys WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'agent_states', count() FROM agent_states WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'shifts', count() FROM shifts WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'staffing', count() FROM staffing WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'excused', count() FROM excused WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'attendance', count() FROM attendance WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'tickets', count() FROM tickets WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'complaint_cases', count() FROM complaint_cases WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'qa_reviews', count() FROM qa_reviews WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'incidents', count() FROM incidents WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'agent_issues', count() FROM agent_issues WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'penalty_slips', count() FROM penalty_slips WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'complaint_warnings', count() FROM complaint_warnings WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'campaigns', count() FROM campaigns
    UNION ALL
    SELECT 'campaign_contacts', count() FROM campaign_contacts WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'campaign_attempts', count() FROM campaign_attempts WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'case_attempts', count() FROM case_attempts WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'ticket_steps', count() FROM ticket_steps WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'callbacks', count() FROM callbacks WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'sms_messages', count() FROM sms_messages WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'sms_batches', count() FROM sms_batches WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'sms_subscriptions', count() FROM sms_subscriptions WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'agents', count() FROM agents
    UNION ALL
    SELECT 'qa_plans', count() FROM qa_plans
    UNION ALL
    SELECT 'trainings', count() FROM trainings
    UNION ALL
    SELECT 'training_sessions', count() FROM training_sessions
    UNION ALL
    SELECT 'equipment', count() FROM equipment
    UNION ALL
    SELECT 'knowledge', count() FROM knowledge WHERE business_date = {day:Date}
) AS facts ON facts.feed = attempt.feed
WHERE attempt.held != facts.held
ORDER BY feed
