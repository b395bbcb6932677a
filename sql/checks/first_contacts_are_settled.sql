-- severity: warn
-- uses: tickets
-- label: 一次解决的工单都已解决或获认可
-- meaning: no version of the day says that a ticket was settled at first contact and neither resolved nor accepted. What a source does not say
-- contradicts nothing. Reads: tickets of {day}.
SELECT format('{0} tickets were settled at first contact but are neither resolved nor accepted, such as {1}', toString(uniqExact(ticket_id)),
    min(ticket_id)) AS detail
FROM tickets
WHERE business_date = {day:Date} AND first_contact = 1 AND ifNull(resolved, 0) = 0 AND ifNull(customer_accepted, 0) = 0
    AND (resolved IS NOT NULL OR customer_accepted IS NOT NULL)
HAVING count() > 0
