hash -> concat('key:', leftPad(lower(hex(hash)), 16, '0')) AS key_of,
    value -> startsWith(value, 'key:') AND match(value, '^key:[0-9a-f]{16}$') AS is_key,
    number -> if(length(caller_digits(number)) < 7 OR is_key(number), number, key_of(customer_key(caller_digits(number)))) AS number_or_key,
    text -> if(text = '' OR is_key(text), text, key_of(sipHash64(salt, text))) AS text_or_key
