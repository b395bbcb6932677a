-- Grain: one row per channel by which customers of tickets of the period, or of the one before, heard of the centre.
-- Reads: ticket_measures.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before.
-- Absent: a null key stands for tickets that do not say.
SELECT 'channel' AS section, CAST(channel AS Nullable(String)) AS key, sumIf(tickets, business_date >= {from:Date}) AS channel_tickets,
    sumIf(tickets, business_date <= {before_to:Date}) AS channel_tickets_before
FROM ticket_measures
WHERE business_date BETWEEN {from:Date} AND {to:Date} OR business_date BETWEEN {before_from:Date} AND {before_to:Date}
GROUP BY channel
HAVING channel_tickets > 0 OR channel_tickets_before > 0
