-- Grain: one row per call leg with a customer's number on the days {from} to {to}: the caller's of an inbound one, the called one of an outbound one
-- Reads: calls, caller_salt
-- customer: Stands for the number, however it is written; says nothing of it
-- Numbers of fewer than 7 digits are extensions or withheld ones and are no customer.
WITH
    ${caller_digits},
    ${customer_key}
SELECT business_date, call_id, customer_key(caller_digits(assumeNotNull(number))) AS customer
FROM (SELECT business_date, call_id, if(direction = 'inbound', caller, callee) AS number FROM calls WHERE business_date BETWEEN {from:Date} AND {to:Date})
WHERE number IS NOT NULL AND customer != 0
