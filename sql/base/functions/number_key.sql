number -> replaceRegexpOne(replaceRegexpAll(number, '[^0-9]', ''), '^(?:0086|86)(1[3-9][0-9]{9})$', '\\1') AS number_key
