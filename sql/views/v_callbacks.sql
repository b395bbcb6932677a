-- Grain: one row per follow-up call in its latest version; number masked, customer left out, of free text only the length
-- Reads: callbacks
-- phone: Customer's number, masked
-- result_chars: Result; length of the text in characters, absent when there is none
WITH
    number -> replaceRegexpAll(replaceRegexpOne(number, '^[+＋]86', ''), '\\P{Nd}', '') AS digits,
    number -> concat(if(match(number, '^[+＋]86'), '+86', ''), multiIf(
        lengthUTF8(digits(number)) < 7, '****',
        lengthUTF8(digits(number)) < 11, concat(substringUTF8(digits(number), 1, 2), '****', substringUTF8(digits(number), -2)),
        concat(substringUTF8(digits(number), 1, 3), '****', substringUTF8(digits(number), -4)))) AS masked
SELECT
    callback_id, kind,
    masked(callbacks.phone) AS phone,
    assigned_to, assigned_at, due_at, done_at, reached,
    lengthUTF8(result) AS result_chars,
    updated_at, source, source_line
FROM callbacks
ORDER BY updated_at DESC, read_order DESC
LIMIT 1 BY callback_id
