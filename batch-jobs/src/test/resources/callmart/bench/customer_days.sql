-- customer_days of a day with calls and no tickets, whose numbers are digits.
WITH (SELECT min(salt) FROM caller_salt) AS salt
SELECT {day:Date} AS business_date, sipHash64(salt, number) AS customer, if(uniqExact(call) = 1, any(call), 0) AS only_call
FROM (SELECT sipHash64(call_id) AS call, assumeNotNull(if(direction = 'inbound', caller, callee)) AS number FROM calls WHERE business_date = {day:Date})
GROUP BY number
