(SELECT min(salt) FROM caller_salt) AS salt,
    digits -> if(length(digits) < 7, 0, sipHash64(salt, digits)) AS customer_key,
    (digits, others) -> if(customer_key(digits) != 0, customer_key(digits), customer_key(others)) AS customer_of
