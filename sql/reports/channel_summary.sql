-- Grain: one row per channel by which customers of tickets of the period heard of the centre.
-- Reads: ticket_measures.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before.
-- Absent: channel of tickets that do not say, a row of its own; change of a channel that the period before had no ticket of. share is that of all tickets.
SELECT
    CAST(channel AS Nullable(String))                                   AS channel,
    sumIf(tickets, business_date >= {from:Date})                        AS ticket_count,
    sumIf(inquiries, business_date >= {from:Date})                      AS inquiry_count,
    sumIf(suggestions, business_date >= {from:Date})                    AS suggestion_count,
    sumIf(complaints, business_date >= {from:Date})                     AS complaint_count,
    sumIf(gift_willing, business_date >= {from:Date})                   AS gift_willing,
    sum(ticket_count) OVER ()                                           AS all_tickets,
    toDecimal64(ticket_count, 6) / nullIf(all_tickets, 0)               AS ticket_share,
    sumIf(tickets, business_date <= {before_to:Date})                   AS ticket_count_before,
    toDecimal64(toInt64(ticket_count) - toInt64(ticket_count_before), 6) / nullIf(ticket_count_before, 0) AS ticket_change
FROM ticket_measures
WHERE business_date BETWEEN {from:Date} AND {to:Date} OR business_date BETWEEN {before_from:Date} AND {before_to:Date}
GROUP BY channel
HAVING ticket_count > 0
