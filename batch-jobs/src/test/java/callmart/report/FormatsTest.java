package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.kpi.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
