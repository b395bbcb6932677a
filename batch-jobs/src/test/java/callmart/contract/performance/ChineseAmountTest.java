package callmart.contract.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseAmountTest {

    @ParameterizedTest
    @CsvSource({
        "0,                   零元整",
        "0.00,                零元整",
        "0.01,                壹分",
        "0.10,                壹角整",
        "0.35,                叁角伍分",
        "1,                   壹元整",
        "1.05,                壹元零伍分",
        "1.50,                壹元伍角整",
        "1.55,                壹元伍角伍分",
        "10,                  壹拾元整",
        "10.50,               壹拾元零伍角整",
        "10.05,               壹拾元零伍分",
        "15,                  壹拾伍元整",
        "105,                 壹佰零伍元整",
        "110,                 壹佰壹拾元整",
        "1500,                壹仟伍佰元整",
        "1005,                壹仟零伍元整",
        "1050.5,              壹仟零伍拾元零伍角整",
        "10000,               壹万元整",
        "10001,               壹万零壹元整",
        "10100,               壹万零壹佰元整",
        "22080,               贰万贰仟零捌拾元整",
        "100000,              壹拾万元整",
        "101000,              壹拾万零壹仟元整",
        "1000000,             壹佰万元整",
        "10000001,            壹仟万零壹元整",
        "100000000,           壹亿元整",
        "100000001,           壹亿零壹元整",
        "100010000,           壹亿零壹万元整",
        "1234567890.12,       壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分",
        "107000.53,           壹拾万零柒仟元零伍角叁分",
        "1680.32,             壹仟陆佰捌拾元零叁角贰分",
        "325.04,              叁佰贰拾伍元零肆分",
        "6007.14,             陆仟零柒元壹角肆分",
        "-600.00,             负陆佰元整"})
    void an_amount_in_capitals(BigDecimal amount, String words) {
        assertThat(ChineseAmount.of(amount)).isEqualTo(words);
    }

    @Test
    void what_is_no_amount_is_refused() {
        assertThat(ChineseAmount.of(new BigDecimal("1000000000000001.10"))).startsWith("壹仟").endsWith("壹元壹角整");
        assertThatThrownBy(() -> ChineseAmount.of(new BigDecimal("1.005"))).hasMessageContaining("1.005");
        assertThatThrownBy(() -> ChineseAmount.of(new BigDecimal("12345678901234567"))).hasMessageContaining("12345678901234567");
    }

    /** Read back by the rules of the capitals, amounts come out as they went in. */
    @Test
    void words_can_be_read_back() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            BigDecimal amount = BigDecimal.valueOf(Math.abs(random.nextLong()) % (long) Math.pow(10, 1 + random.nextInt(13)), 2);
            String words = ChineseAmount.of(amount);
            assertThat(read(words)).as(words).isEqualByComparingTo(amount);
            assertThat(words).doesNotContain("零零").doesNotContain("零元零").doesNotContain("零万").doesNotContain("零拾");
        }
    }

    private static BigDecimal read(String words) {
        long total = 0;
        long group = 0;
        long digit = 0;
        BigDecimal cents = BigDecimal.ZERO;
        for (char sign : words.toCharArray()) {
            int value = "零壹贰叁肆伍陆柒捌玖".indexOf(sign);
            int place = "拾佰仟".indexOf(sign);
            if (value >= 0) {
                digit = value;
            } else if (place >= 0) {
                group += digit * (long) Math.pow(10, place + 1);
                digit = 0;
            } else if (sign == '万' || sign == '亿' || sign == '元') {
                group += digit;
                digit = 0;
                if (sign == '元') {
                    total += group;
                } else if (sign == '亿') {
                    total = (total + group) * 100_000_000;
                } else {
                    total += group * 10_000;
                }
                group = 0;
            } else if (sign == '角' || sign == '分') {
                cents = cents.add(BigDecimal.valueOf(digit, sign == '角' ? 1 : 2));
                digit = 0;
            }
        }
        return BigDecimal.valueOf(total).add(cents);
    }
}
