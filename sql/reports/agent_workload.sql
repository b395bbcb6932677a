-- Grain: one row per section and key: the total, and each agent of the period.
-- Reads: call_measures, agent_measures, ticket_measures, qa_measures (each one row per business date and agent, among others).
-- Parameters: from, to: first and last business date, both included; sections: those that are asked for; none: all.
-- Absent: a period without any row in calls and states gives no row at all, not a total of zeros. A null key stands for what no agent
-- belongs to: lost calls, tickets without an agent. A day of which only tickets or reviews are known is left out: its calls were not loaded. What one of the tables does not know of an agent counts as 0.
SELECT
    section,
    key,
    sum(answered) AS answered,
    sum(talks) AS talks,
    sum(talk_s) AS talk_s,
    sum(transferred_out) AS transferred_out,
    sum(surveys_offered) AS surveys_offered,
    sum(surveys_rated) AS surveys_rated,
    sum(satisfied) AS satisfied,
    sum(outbound_calls) AS outbound_calls,
    sum(outbound_answered) AS outbound_answered,
    sum(outbound_talk_s) AS outbound_talk_s,
    sum(logged_in_s) AS logged_in_s,
    sum(busy_s) AS busy_s,
    sum(wrap_up_s) AS wrap_up_s,
    sum(away_s) AS away_s,
    sum(productive_s) AS productive_s,
    sum(scheduled_s) AS scheduled_s,
    sum(adherent_s) AS adherent_s,
    sum(excused_s) AS excused_s,
    sum(shifts_due) AS shifts_due,
    sum(shifts_signed) AS shifts_signed,
    sum(tickets) AS tickets,
    sum(qa_done) AS qa_done,
    sum(qa_compliant) AS qa_compliant
FROM
(
    SELECT agent_id, answered, talks, talk_s, transferred_out, surveys_offered, surveys_rated, satisfied, outbound_calls, outbound_answered,
        outbound_talk_s, CAST(0 AS Decimal(18, 3)) AS logged_in_s, CAST(0 AS Decimal(18, 3)) AS busy_s, CAST(0 AS Decimal(18, 3)) AS wrap_up_s,
        CAST(0 AS Decimal(18, 3)) AS away_s, CAST(0 AS Decimal(18, 3)) AS productive_s, CAST(0 AS Decimal(18, 3)) AS scheduled_s,
        CAST(0 AS Decimal(18, 3)) AS adherent_s, CAST(0 AS Decimal(18, 3)) AS excused_s, CAST(0 AS UInt64) AS shifts_due, CAST(0 AS UInt64) AS shifts_signed,
        CAST(0 AS UInt64) AS tickets, CAST(0 AS UInt64) AS qa_done, CAST(0 AS UInt64) AS qa_compliant
    FROM call_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, agent_id)}
    UNION ALL
    SELECT CAST(agent_id AS LowCardinality(Nullable(String))), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        logged_in_s, busy_s, wrap_up_s, away_s, productive_s, scheduled_s, adherent_s, excused_s, shifts_due, shifts_signed, 0, 0, 0
    FROM agent_measures
    WHERE business_date BETWEEN {from:Date} AND {to:Date} AND ${edition(business_date, agent_id)}
    UNION ALL
    SELECT agent_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, tickets, qa_done, qa_compliant
    FROM
    (
        SELECT business_date, agent_id, tickets, CAST(0 AS UInt64) AS qa_done, CAST(0 AS UInt64) AS qa_compliant
        FROM ticket_measures
        WHERE business_date BETWEEN {from:Date} AND {to:Date}
        UNION ALL
        SELECT business_date, agent_id, 0, qa_done, qa_compliant
        FROM qa_measures
        WHERE business_date BETWEEN {from:Date} AND {to:Date}
    )
    WHERE business_date IN (SELECT business_date FROM call_measures WHERE business_date BETWEEN {from:Date} AND {to:Date}
        UNION DISTINCT SELECT business_date FROM agent_measures WHERE business_date BETWEEN {from:Date} AND {to:Date})
      AND ${edition(business_date, agent_id)}
)
ARRAY JOIN
    ['total', 'agent'] AS section,
    [CAST(NULL AS Nullable(String)), CAST(agent_id AS Nullable(String))] AS key
WHERE empty({sections:Array(String)}) OR has({sections:Array(String)}, section)
GROUP BY section, key
ORDER BY section, key
