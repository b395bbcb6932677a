-- severity: warn
-- uses: *
-- label: 各数据中的坐席都在坐席名单中
-- meaning: every agent_id in the facts of {day} (of plans: of its month) is in the list of agents; names and teams are missing for the others.
-- A centre that delivers no list of agents is not told so every day. Reads: agents, feed_runs, the facts of {day} that have agents.
SELECT feed, format('{0}: {1} agents are not in agents: {2}{3}', feed, toString(uniqExact(agent)),
    arrayStringConcat(arraySlice(arraySort(groupUniqArray(agent)), 1, 20), ', '), if(uniqExact(agent) > 20, ', …', '')) AS detail
FROM
(
    SELECT 'calls' AS feed, toString(assumeNotNull(agent_id)) AS agent FROM calls WHERE business_date = {day:Date} AND agent_id IS NOT NULL
    UNION ALL
    SELECT 'agent_states', toString(agent_id) FROM agent_states WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'shifts', toString(agent_id) FROM shifts WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'excused', toString(agent_id) FROM excused WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'attendance', toString(agent_id) FROM attendance WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'tickets', toString(assumeNotNull(agent_id)) FROM tickets WHERE business_date = {day:Date} AND agent_id IS NOT NULL
    UNION ALL
    SELECT 'complaint_cases', toString(agent_id) FROM complaint_cases WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'case_attempts', toString(assumeNotNull(agent_id)) FROM case_attempts WHERE business_date = {day:Date} AND agent_id IS NOT NULL
    UNION ALL
    SELECT 'qa_reviews', toString(agent_id) FROM qa_reviews WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'qa_plans', toString(assumeNotNull(agent_id)) FROM qa_plans WHERE month = toStartOfMonth({day:Date}) AND agent_id IS NOT NULL
    UNION ALL
    SELECT 'complaint_warnings', toString(agent_id) FROM complaint_warnings WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'sms_messages', toString(assumeNotNull(agent_id)) FROM sms_messages WHERE business_date = {day:Date} AND agent_id IS NOT NULL
    UNION ALL
    SELECT 'campaign_attempts', toString(assumeNotNull(agent_id)) FROM campaign_attempts WHERE business_date = {day:Date} AND agent_id IS NOT NULL
    UNION ALL
    SELECT 'campaign_contacts', toString(assumeNotNull(assigned_to)) FROM campaign_contacts WHERE business_date = {day:Date} AND assigned_to IS NOT NULL
    UNION ALL
    SELECT 'knowledge', toString(agent_id) FROM knowledge WHERE business_date = {day:Date}
    UNION ALL
    SELECT 'penalty_slips', toString(assumeNotNull(agent_id)) FROM penalty_slips WHERE business_date = {day:Date} AND agent_id IS NOT NULL
)
WHERE agent GLOBAL NOT IN (SELECT toString(agent_id) FROM agents) AND (SELECT count() FROM feed_runs WHERE feed = 'agents') > 0
GROUP BY feed
ORDER BY feed
