number -> if(startsWith(number, 'key:'), number, replaceRegexpOne(replaceRegexpAll(translateUTF8(number, '０１２３４５６７８９', '0123456789'), '[^0-9]', ''), 
    '^(?:00)?(?:86)?0?(1[3-9][0-9]{9})$', '\\1')) AS caller_digits
