package callmart.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    @ParameterizedTest
    @CsvSource({
        "验证码835271请勿告知,   验证码****请勿告知",
        "1234,              ****",
        "12345678,          ****",
        "123,               123",
        "123456789,         123456789",
        "13812345678,       13812345678",
        "码８３５２７１。,        码****。",
        "a1234b5678c,       a****b****c",
        "2026-11-20,        ****-11-20",
        "123-456,           123-456"})
    void runs_of_four_to_eight_digits_go(String text, String shown) {
        assertThat(OneTimeCodes.mask(text)).isEqualTo(shown);
    }
}
