package callmart.measure.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas, targets, and whether a ratio meets one. */
class RatioTest {

    @ParameterizedTest
    @CsvSource({"talks, talks", "talks-transferred_out, talks - transferred_out", "' a  +b- c2 ', a + b - c2", "- a + b, -a + b", "+a, a"})
    void a_formula_is_measures_with_signs(String text, String shown) {
        assertThat(Expression.parse(text)).hasToString(shown);
        assertThat(Expression.parse(shown)).isEqualTo(Expression.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "a +", "a b", "a * b", "a - - b", "2a", "A", "a - 1", "(a)", "a, b", "TALKS", "ı"})
    void what_is_no_sum_of_measures_is_refused(String text) {
        assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a sum of measures; write it as talks - transferred_out");
    }

    @Test
    void a_formula_adds_exactly_and_a_measure_without_rows_is_0() {
        Map<String, BigDecimal> sums = Map.of("talks", new BigDecimal("10.001"), "out", new BigDecimal("0.1"));

        assertThat(Expression.parse("talks - out - nothing").evaluate(sums)).isEqualByComparingTo("9.901");
        assertThat(Expression.parse("-out + talks").measures()).containsExactly("out", "talks");
    }

    @ParameterizedTest
    @CsvSource({">= 95%, AT_LEAST, 0.95", ">=95 %, AT_LEAST, 0.95", "≥ 95%, AT_LEAST, 0.95", "<= 3%, AT_MOST, 0.03", "≤20, AT_MOST, 20",
        ">= 0.955, AT_LEAST, 0.955", ">= 99.99%, AT_LEAST, 0.9999"})
    void a_target_is_a_side_and_a_limit(String text, Target.Direction direction, BigDecimal limit) {
        Target target = Target.parse(text);

        assertThat(target.direction()).isEqualTo(direction);
        assertThat(target.limit()).isEqualByComparingTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"95%", "> 95%", "= 95%", ">= ", ">= %", ">= many", "=> 95%", "95% <=", ">= 95%%"})
    void what_is_no_target_is_refused(String text) {
        assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a target such as '>= 95%' or '<= 3%', found '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "95, 100, >= 95%, true", "94, 100, >= 95%, false", "19, 20, >= 95%, true",
        "949999999999999999999, 1000000000000000000000, >= 95%, false", "950000000000000000000, 1000000000000000000000, >= 95%, true",
        "950000000000000000001, 1000000000000000000000, >= 95%, true", "949999999999999999999, 1000000000000000000000, <= 95%, true",
        "3, 100, <= 3%, true", "301, 10000, <= 3%, false", "0, 7, <= 0%, true", "1, 3, >= 0.3333333333333333, true",
        "1, 3, >= 0.3333333333333334, false", "2, 3, >= 66.67%, false", "40, 2, <= 20, true", "-19, -20, >= 95%, true"})
    void the_unrounded_quotient_decides(BigDecimal numerator, BigDecimal denominator, String target, boolean meets) {
        assertThat(new Ratio(numerator, denominator).meets(Target.parse(target))).hasValue(meets);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0", "5, 0.000"})
    void without_a_denominator_there_is_no_value_and_nothing_to_assess(BigDecimal numerator, BigDecimal denominator) {
        Ratio ratio = new Ratio(numerator, denominator);

        assertThat(ratio.hasValue()).isFalse();
        assertThat(ratio.value(4)).isEmpty();
        assertThat(ratio.meets(Target.parse(">= 0%"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 4, 0.6667", "1, 8, 2, 0.13", "-1, 8, 2, -0.13", "0, 5, 4, 0.0000", "949999, 1000000, 4, 0.9500"})
    void a_value_is_rounded_half_up(BigDecimal numerator, BigDecimal denominator, int decimals, BigDecimal value) {
        assertThat(new Ratio(numerator, denominator).value(decimals)).hasValue(value);
    }

    /** 94.999 % is shown with three decimals where two would say 95.00 %, and a share of 1 in a billion less with as many as there may be. */
    @ParameterizedTest
    @CsvSource({"94999, 100000, 94.999%", "94, 100, 94.00%", "95, 100, 95.00%", "949996, 1000000, 94.9996%", "1, 0, —",
        "949999999999999, 1000000000000000, 95.0000000000%"})
    void a_value_that_misses_its_target_is_shown_so(BigDecimal numerator, BigDecimal denominator, String shown) {
        Target target = Target.parse(">= 95%");

        assertThat(Unit.PERCENT.shown(new Ratio(numerator, denominator), ratio -> ratio.misses(target))).isEqualTo(shown);
    }

    @Test
    void seconds_and_times_have_their_words() {
        assertThat(Unit.SECONDS.shown(new BigDecimal("31.45"))).isEqualTo("31.5秒");
        assertThat(Unit.TIMES.shown(new BigDecimal("1.23"))).isEqualTo("1.2次");
        assertThat(Unit.PERCENT.shown(new BigDecimal("0.92308"))).isEqualTo("92.31%");
        assertThat(Unit.PERCENT.word()).isEmpty();
    }
}
