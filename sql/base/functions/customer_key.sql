(SELECT min(salt) FROM caller_salt) AS salt,
    digits -> multiIf(startsWith(digits, 'key:'), reinterpretAsUInt64(reverse(unhex(substring(digits, 5)))), length(digits) < 7, 0, sipHash64(salt, digits))
        AS customer_key,
    (digits, others) -> if(customer_key(digits) != 0, customer_key(digits), customer_key(others)) AS customer_of
