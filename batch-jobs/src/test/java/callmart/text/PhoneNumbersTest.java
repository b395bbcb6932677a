package callmart.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @Test
    void absent_stays_absent() {
        assertThat(PhoneNumbers.mask(null)).isNull();
        assertThat(PhoneNumbers.maskWithin(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678,       138****5678",
        "+8613812345678,    +86138****5678",
        "+86 138-1234-5678, +86138****5678",
        "021-87654321,      021****4321",
        "(010)62345678,     010****5678",
        "62345678,          62****78",
        "6234567,           62****67",
        "4008001234,        40****34",
        "8001,              ****",
        "无,                ****",
        "'',                ****"})
    void a_number_in_a_column_keeps_its_ends(String number, String masked) {
        assertThat(PhoneNumbers.mask(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "13812345678                    | 138****5678",
        "13812345678a                   | 138****5678a",
        "a13812345678                   | a138****5678",
        "_13812345678_                  | _138****5678_",
        "v1.13812345678                 | v1.138****5678",
        "138.1234.5678                  | 138****5678",
        "138_1234_5678                  | 138****5678",
        "138 12345 678                  | 138****5678",
        "138/1234/5678                  | 138****5678",
        "138\u00A01234\u00A05678        | 138****5678",
        "138--1234--5678                | 138****5678",
        "138 - 1234 5678                | 138 - 1234 5678",
        "138，1234、5678                | 138****5678",
        "1-3-8-1-2-3-4-5-6-7-8          | 138****5678",
        "1️⃣3️⃣8️⃣12345678                  | 138****5678",
        "TEL13812345678                 | TEL138****5678",
        "微信V13812345678好             | 微信V138****5678好",
        "１３８１２３４５６７８         | １３８****５６７８",
        "１３８－１２３４－５６７８     | １３８****５６７８",
        "+8613812345678                 | +86138****5678",
        "+86 138 1234 5678              | +86 138****5678",
        "86-13812345678                 | 86-138****5678",
        "008613812345678                | 0086138****5678",
        "0086 138 1234 5678             | 0086 138****5678",
        "(86)13812345678                | (86)138****5678",
        "013812345678                   | 013****5678",
        "0755 2345 6789                 | 075****6789",
        "(0755)23456789                 | 075****6789",
        "（0755）2345-6789转801         | 075****6789转801",
        "0755-23456789-801              | 075****6789-801",
        "021-87654321                   | 021****4321",
        "021 8765432                    | 02****32",
        "0755 138 1234 5678             | 0755 138****5678",
        "13812345678 13912345678        | 138****5678 139****5678",
        "01062345678,13912345678        | 010****5678,139****5678",
        "138.12 3456 78                 | 138****5678",
        "2026-11-21 13812345678 09:00   | 2026-11-21 138****5678 09:00"}, delimiter = '|')
    void a_number_in_a_text_is_masked_whatever_stands_around_and_between(String text, String masked) {
        assertThat(PhoneNumbers.maskWithin(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "110101199001011234", "11010119900101123X", "440301138123456789", "2026-11-21 09:00:05", "2026-11-21 09:00:05 2026-11-22 10:30:00",
        "2026-11-15 08:30:00.123", "2026/1/15 8:30:00,123", "15:30:00-16:00:00 17:30:00", "20261121093000", "1,380,000.00", "138,000,000.00",
        "13812345.67", "138123456.78", "15.50、20.30、18.2", "订单138123456789", "订单13812345678901", "1234567890123456", "房号 1380123", "验证码 123456",
        "400-800-1234", "4008001234", "95588", "138年1234月5678", "12812345678", "一三八一二三四五六七八", "1763686800.1", ""})
    void other_figures_stay_whole(String text) {
        assertThat(PhoneNumbers.maskWithin(text)).isEqualTo(text);
    }

    @Test
    void pairs_of_surrogates_do_not_shift_what_is_masked() {
        assertThat(PhoneNumbers.maskWithin("😀2026-11-21😀13812345678😀1,380,000.00")).isEqualTo("😀2026-11-21😀138****5678😀1,380,000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "13812345678", "0", "1-", "1,380", "1.", ",000", "2026-11-", "09:00:", "138 12345 678 ", "好1"})
    void a_text_of_a_million_characters_takes_no_long(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertTimeout(Duration.ofSeconds(5), () ->
                assertThatCode(() -> PhoneNumbers.maskWithin(text)).doesNotThrowAnyException());
    }
}
