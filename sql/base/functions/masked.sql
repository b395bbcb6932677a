number -> replaceRegexpAll(replaceRegexpOne(number, '^[+＋]86', ''), '\\P{Nd}', '') AS digits,
    number -> if(startsWith(number, 'key:'), number, concat(if(match(number, '^[+＋]86'), '+86', ''), multiIf(
        lengthUTF8(digits(number)) < 7, '****',
        lengthUTF8(digits(number)) < 11, concat(substringUTF8(digits(number), 1, 2), '****', substringUTF8(digits(number), -2)),
        concat(substringUTF8(digits(number), 1, 3), '****', substringUTF8(digits(number), -4))))) AS masked
