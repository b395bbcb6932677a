-- Grain: one row per channel by which customers of tickets of the period heard of the centre.
-- Reads: ticket_measures, measures_with_value.
-- Parameters: from, to: first and last business date, both included; before_from, before_to: of the period before.
-- Absent: channel of tickets that do not say, a row of its own; change of a channel that the period before had no ticket of; first_time_customers and
-- gift_willing of a period in which they have no value. share is that of all tickets.
WITH
    multiIf({to:Date} = {from:Date}, 'day', {to:Date} = {from:Date} + 6, 'week', 'month')                             AS period_unit,
    (SELECT groupArray(measure) FROM measures_with_value WHERE unit = period_unit AND period = {from:Date})           AS valued
SELECT
    CAST(channel AS Nullable(String))                                   AS channel,
    sumIf(tickets, business_date >= {from:Date})                        AS ticket_count,
    sumIf(inquiries, business_date >= {from:Date})                      AS inquiry_count,
    sumIf(suggestions, business_date >= {from:Date})                    AS suggestion_count,
    sumIf(complaints, business_date >= {from:Date})                     AS complaint_count,
    if(has(valued, 'first_time_customers'), sumIf(first_time_customers, business_date >= {from:Date}), NULL) AS first_time_customers,
    if(has(valued, 'gift_willing'), sumIf(gift_willing, business_date >= {from:Date}), NULL) AS gift_willing,
    sum(ticket_count) OVER ()                                           AS all_tickets,
    toDecimal64(ticket_count, 6) / nullIf(all_tickets, 0)               AS ticket_share,
    sumIf(tickets, business_date <= {before_to:Date})                   AS ticket_count_before,
    toDecimal64(toInt64(ticket_count) - toInt64(ticket_count_before), 6) / nullIf(ticket_count_before, 0) AS ticket_change
FROM ticket_measures
WHERE business_date BETWEEN {from:Date} AND {to:Date} OR business_date BETWEEN {before_from:Date} AND {before_to:Date}
GROUP BY channel
HAVING ticket_count > 0
