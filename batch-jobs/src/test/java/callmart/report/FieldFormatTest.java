package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldFormatTest {

    @ParameterizedTest
    @CsvSource({
        "INT,      1234567,  '1,234,567'",
        "DECIMAL,  1.250,    1.25",
        "DECIMAL,  8.000,    8",
        "HOURS,    7.50,     7.5 小时",
        "HOURS,    0.000,    ''",
        "MINUTES,  12.000,   12 分",
        "MINUTES,  1200,     '1,200 分'",
        "MONEY,    1500,     '1,500.00'",
        "PERCENT,  0.92345,  92.35%",
        "CHANGE,   0.5,      +50.00%",
        "CHANGE,   -0.25,    -25.00%",
        "CHANGE,   0.00001,  0.00%",
        "DURATION, 0,        0:00:00",
        "DURATION, 3661,     1:01:01",
        "DURATION, 360000,   100:00:00"})
    void numbers_are_written_as_their_format_says(FieldFormat format, BigDecimal value, String text) {
        assertThat(format.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DECIMAL | 1.250 | #,##0.##
            DECIMAL | 8.000 | #,##0
            GAP     | -0.04 | 0.0;0.0
            HOURS   | 7.5   | #,##0.##" 小时";-#,##0.##" 小时";""
            MINUTES | 0.000 | #,##0" 分";-#,##0" 分";\"\"""")
    void workbooks_write_them_alike(FieldFormat format, BigDecimal value, String pattern) {
        assertThat(format.pattern(value)).isEqualTo(pattern);
    }

    @Test
    void dates_and_times_do_not_depend_on_the_machine() {
        assertThat(FieldFormat.DATE.text(LocalDate.of(2026, 1, 2))).isEqualTo("2026-01-02");
        assertThat(FieldFormat.DATE_TIME.text(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 999_000_000))).isEqualTo("2026-01-02 03:04:05");
    }

    @Test
    void without_a_value_every_format_is_a_dash() {
        assertThat(FieldFormat.values()).allSatisfy(format -> assertThat(format.text(null)).isEqualTo("—"));
    }
}
