package callmart.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, DAY, 2026-11-21, 2026-11-21, 1",
        "2024-02-29, DAY, 2024-02-29, 2024-02-29, 1",
        "2026-W47, WEEK, 2026-11-16, 2026-11-22, 7",
        "2026-W01, WEEK, 2025-12-29, 2026-01-04, 7",
        "2026-W53, WEEK, 2026-12-28, 2027-01-03, 7",
        "2020-W53, WEEK, 2020-12-28, 2021-01-03, 7",
        "2025-W52, WEEK, 2025-12-22, 2025-12-28, 7",
        "2026-11, MONTH, 2026-11-01, 2026-11-30, 30",
        "2024-02, MONTH, 2024-02-01, 2024-02-29, 29",
        "2026-Q4, QUARTER, 2026-10-01, 2026-12-31, 92",
        "2024-Q1, QUARTER, 2024-01-01, 2024-03-31, 91",
        "2026, YEAR, 2026-01-01, 2026-12-31, 365",
        "2024, YEAR, 2024-01-01, 2024-12-31, 366"})
    void a_name_says_the_first_and_the_last_day(String name, Period.Kind kind, LocalDate from, LocalDate to, int days) {
        Period period = Period.parse(name);

        assertThat(period).isEqualTo(new Period(kind, from, to)).hasToString(name);
        assertThat(period.name()).isEqualTo(name);
        assertThat(period.lengthInDays()).isEqualTo(days);
        assertThat(period.days()).hasSize(days).startsWith(from).endsWith(to);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2026-01-01", "2024-02-28, 2024-02-29", "2026-11-21, 2026-11-22",
        "2026-W52, 2026-W53", "2026-W53, 2027-W01", "2025-W52, 2026-W01", "2026-W46, 2026-W47",
        "2025-12, 2026-01", "2026-01, 2026-02", "2024-02, 2024-03", "2025-Q4, 2026-Q1", "2026-Q2, 2026-Q3", "2025, 2026"})
    void next_and_previous_cross_the_borders_of_years(String earlier, String later) {
        assertThat(Period.parse(earlier).next()).isEqualTo(Period.parse(later));
        assertThat(Period.parse(later).previous()).isEqualTo(Period.parse(earlier));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "20261", "2026-W00", "2026-W54", "2025-W53", "2026-W1", "2026-w47", "2026-Q0", "2026-Q5", "2026-q4", "2026-13", "2026-1", "2026-02-29",
        "2026-11-31", "20261121", "21.11.2026", "2026/11/21", "today", "２０２６-11"})
    void what_is_no_period_is_refused_with_the_five_forms(String text) {
        assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage("'" + text
                + "' is not a period; write a day as 2026-11-21, a week as 2026-W47, a month as 2026-11, a quarter as 2026-Q4, a year as 2026");
    }

    @Test
    void a_week_begins_on_monday_in_every_locale() {
        assertThat(Period.weekOf(LocalDate.of(2027, 1, 3))).isEqualTo(Period.parse("2026-W53"));
        assertThat(Period.weekOf(LocalDate.of(2027, 1, 4))).isEqualTo(Period.parse("2027-W01"));
    }

    @Test
    void periods_are_made_of_dates_too() {
        assertThat(Period.day(LocalDate.of(2026, 11, 21))).isEqualTo(Period.parse("2026-11-21"));
        assertThat(Period.month(YearMonth.of(2026, 11))).isEqualTo(Period.parse("2026-11"));
        assertThat(Period.year(2026)).isEqualTo(Period.parse("2026"));
    }

    @ParameterizedTest
    @CsvSource({"DAY, 2026-11-23", "WEEK, 2026-W48", "MONTH, 2026-11", "YEAR, 2026"})
    void of_each_kind_one_period_holds_a_date(Period.Kind kind, String name) {
        assertThat(Period.of(kind, LocalDate.of(2026, 11, 23))).isEqualTo(Period.parse(name));
    }
}
