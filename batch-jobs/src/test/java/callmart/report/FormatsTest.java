package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.measure.kpi.FigureUnit;
import callmart.report.definition.FiguresLayout;
import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static Optional<Ratio> ratio(String numerator, String denominator) {
        return Optional.of(new Ratio(new BigDecimal(numerator), new BigDecimal(denominator)));
    }

    @Test
    void countsHaveThousands() {
        assertThat(Formats.value(FigureUnit.COUNT, ratio("1234567", "1"))).isEqualTo("1,234,567");
    }

    @Test
    void sharesAreRoundedHalfUpFromTheExactQuotient() {
        assertThat(Formats.value(FigureUnit.PERCENT, ratio("923450", "1000000"))).isEqualTo("92.35%");
        assertThat(Formats.value(FigureUnit.PERCENT, ratio("2", "3"))).isEqualTo("66.67%");
        assertThat(Formats.value(FigureUnit.PERCENT, ratio("1", "1"))).isEqualTo("100.00%");
    }

    @Test
    void averagesAreSecondsWithOneDecimal() {
        assertThat(Formats.value(FigureUnit.SECONDS, ratio("305.5", "10"))).isEqualTo("30.6");
    }

    @Test
    void nothingToDivideByIsADash() {
        assertThat(Formats.value(FigureUnit.PERCENT, Optional.empty())).isEqualTo("—");
        assertThat(Formats.change(FigureUnit.PERCENT, Optional.empty())).isEqualTo("—");
    }

    @Test
    void changesCarryTheirSignAndUnit() {
        assertThat(Formats.change(FigureUnit.PERCENT, Optional.of(new BigDecimal("1.234")))).isEqualTo("+1.23 个百分点");
        assertThat(Formats.change(FigureUnit.COUNT, Optional.of(new BigDecimal("-4.5")))).isEqualTo("-4.50%");
        assertThat(Formats.change(FigureUnit.COUNT, Optional.of(new BigDecimal("-0.004")))).isEqualTo("0.00%");
    }

    @Test
    void pointsAreTheDifferenceOfUnroundedShares() {
        Optional<BigDecimal> points = Changes.amount(FigureUnit.PERCENT, ratio("184", "200"), ratio("178", "190"));

        assertThat(Formats.change(FigureUnit.PERCENT, points)).isEqualTo("-1.68 个百分点");
    }

    @Test
    void percentOfNothingIsNoChange() {
        assertThat(Changes.amount(FigureUnit.COUNT, ratio("5", "1"), ratio("0", "1"))).isEmpty();
    }

    @Test
    void datesNameTheWeekdayWhateverTheMachinesLocale() {
        assertThat(Formats.date(LocalDate.of(2026, 11, 21))).isEqualTo("2026-11-21 周六");
        assertThat(Formats.minute(TestReports.AS_OF)).isEqualTo("2026-11-22 08:30");
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00:00", "59.5, 0:01:00", "3599.4, 0:59:59", "90061, 25:01:01"})
    void sumsOfSecondsAreHoursMinutesAndSeconds(BigDecimal seconds, String shown) {
        assertThat(Formats.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, 2026-11-21 周六, 11-21", "2026-W47, 2026-11-16 至 2026-11-22（第 47 周）, 第47周", "2026-11, 2026 年 11 月, 2026-11",
        "2026, 2026 年, 2026年"})
    void periodsAreNamedInFullAndInShort(String period, String full, String heading) {
        assertThat(Formats.period(Period.parse(period))).isEqualTo(full);
        assertThat(Formats.shortPeriod(Period.parse(period))).isEqualTo(heading);
    }

    @Test
    void a_value_that_rounds_to_its_target_shows_the_digits_that_tell() {
        Figure level = TestReports.dailyOperations().layout() instanceof FiguresLayout layout ? layout.cards().get(0) : null;

        assertThat(Formats.value(level, ratio("9499", "10000"))).isEqualTo("94.99%");
        assertThat(Formats.value(level, ratio("94999", "100000"))).as("0.001 points short of 95 %").isEqualTo("94.999%");
        assertThat(Formats.value(level, ratio("9499996", "10000000"))).isEqualTo("94.99996%");
        assertThat(Formats.value(level, ratio("95", "100"))).isEqualTo("95.00%");
        assertThat(Formats.value(level, ratio("950004", "1000000"))).as("met").isEqualTo("95.00%");
        assertThat(Formats.points(new BigDecimal("0.001"))).isEqualTo("0.001");
        assertThat(Formats.points(new BigDecimal("2.694"))).isEqualTo("2.69");
        assertThat(Formats.gap(FigureUnit.PERCENT, Optional.of(new BigDecimal("0.001")))).isEqualTo("+0.001 个百分点");
        assertThat(Formats.gap(FigureUnit.PERCENT, Optional.of(new BigDecimal("-0.001")))).as("better").isEqualTo("0.00 个百分点");
    }
}
