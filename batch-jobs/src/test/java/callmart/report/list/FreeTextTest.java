package callmart.report.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeTextTest {

    @Test
    void breaks_of_every_kind_become_one_kind() {
        assertThat(FreeText.clean("a\r\nb\rc\u0085d\u2028e\u2029f\ng")).isEqualTo("a\nb\nc\nd\ne\nf\ng");
    }

    @Test
    void control_characters_and_turning_marks_go_and_letters_stay() {
        assertThat(FreeText.clean("\u0000甲\u0007\u202E乙\u202C\u2066丙\u2069\u200F\uFEFF\u200B שלום\t丁\u001B")).isEqualTo("甲乙丙 שלום 丁");
    }

    @Test
    void half_of_a_pair_becomes_the_sign_for_that() {
        assertThat(FreeText.clean("好\uD83D好")).isEqualTo("好\uFFFD好");
        assertThat(FreeText.clean("好😀好")).isEqualTo("好😀好");
    }

    @Test
    void markup_and_formulas_stay_words() {
        assertThat(FreeText.clean("=1+1 <b>&amp;</b> -x @y +86")).isEqualTo("=1+1 <b>&amp;</b> -x @y +86");
    }

    @Test
    void a_text_that_no_cell_could_hold_is_cut_and_says_so() {
        String cut = FreeText.clean("长".repeat(40_000));

        assertThat(cut).hasSizeLessThan(32_767).endsWith("……（共 40000 字，其余见来源系统）");
        assertThat(FreeText.clean("长".repeat(4_000))).hasSize(4_000);
    }

    @Test
    void absent_stays_absent() {
        assertThat(FreeText.clean(null)).isNull();
        assertThat(FreeText.mask(null)).isNull();
        assertThat(FreeText.maskWithin(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678,       138****5678",
        "+8613812345678,    +86138****5678",
        "+86 138-1234-5678, +86138****5678",
        "021-87654321,      021****4321",
        "(010)62345678,     010****5678",
        "62345678,          62****78",
        "8001,              ****",
        "无,                ****",
        "'',                ****"})
    void a_number_keeps_its_ends(String number, String masked) {
        assertThat(FreeText.mask(number)).isEqualTo(masked);
    }

    @Test
    void numbers_within_a_text_are_masked_and_other_figures_are_not() {
        assertThat(FreeText.maskWithin("请回电13812345678，或 139-1234-5678、+86 13712345678、(010)62345678、021-87654321；"
                + "单号 110101199001011234，金额 13812345.67，验证码 123456，房号 1380123，时间 20261121093000"))
                .isEqualTo("请回电138****5678，或 139****5678、+86137****5678、010****5678、021****4321；"
                + "单号 110101199001011234，金额 13812345.67，验证码 123456，房号 1380123，时间 20261121093000");
    }

    @Test
    void numbers_in_wide_digits_are_masked_too() {
        assertThat(FreeText.maskWithin("电话：１３８１２３４５６７８。")).isEqualTo("电话：１３８****５６７８。");
    }
}
