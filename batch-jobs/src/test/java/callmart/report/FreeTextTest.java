package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    }
}
