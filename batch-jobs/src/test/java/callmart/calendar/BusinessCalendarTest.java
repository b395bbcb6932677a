package callmart.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines of every form, on ordinary days and around holidays. */
class BusinessCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Path PRODUCT = Path.of(System.getProperty("callmart.root")).resolve("config");

    @TempDir
    private Path folder;

    private final Faults faults = new Faults();

    private BusinessCalendar read(String yaml) throws IOException {
        Files.writeString(folder.resolve("calendar.yml"), yaml);
        return BusinessCalendar.read(new ConfigFolder(folder, PRODUCT), SHANGHAI, faults);
    }

    @ParameterizedTest
    @CsvSource({
        "next-day 11:30,                               2026-11-21, 2026-11-22T11:30",
        "next-day 11:30,                               2026-12-31, 2027-01-01T11:30",
        "next-day 17:00 weekend-to monday 17:00,       2026-11-19, 2026-11-20T17:00",
        "next-day 17:00 weekend-to monday 17:00,       2026-11-20, 2026-11-21T17:00",
        "next-day 17:00 weekend-to monday 17:00,       2026-11-21, 2026-11-23T17:00",
        "next-day 17:00 weekend-to monday 17:00,       2026-11-22, 2026-11-23T17:00",
        "next-day 17:00 weekend-to tuesday 09:15,      2026-11-22, 2026-11-24T09:15",
        "monday 10:00,                                 2026-W47,   2026-11-23T10:00",
        "monday 10:00,                                 2026-W53,   2027-01-04T10:00",
        "wednesday 10:00,                              2026-W47,   2026-11-25T10:00",
        "day 3 17:00,                                  2026-11,    2026-12-03T17:00",
        "day 6 17:00,                                  2026-12,    2027-01-06T17:00",
        "day 3 17:00,                                  2026-02,    2026-03-03T17:00",
        "day 28 00:00,                                 2027-01,    2027-02-28T00:00",
        "friday-before 17:00,                          2026-W48,   2026-11-20T17:00",
        "sunday-before 17:00,                          2026-W48,   2026-11-22T17:00",
        "monday-before 17:00,                          2026-W48,   2026-11-16T17:00"})
    void a_report_is_due(String deadline, String period, LocalDateTime due) {
        assertThat(BusinessCalendar.plain(SHANGHAI).due("any", Deadline.parse(deadline), Period.parse(period)))
                .isEqualTo(due.atZone(SHANGHAI));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11:30", "next-day", "next-day 9:00", "monday", "someday 10:00", "day 17:00", "day 3",
        "next-day 17:00 weekend-to 17:00", "monday 10:00 "})
    void an_unknown_form_is_answered_with_the_known_ones(String text) {
        assertThatThrownBy(() -> Deadline.parse(text)).hasMessage("expected a deadline such as 'next-day 11:30',"
                + " 'next-day 17:00 weekend-to monday 17:00', 'monday 10:00', 'day 3 17:00' or 'friday-before 17:00', found '"
                + text + "'");
    }

    @Test
    void a_deadline_lies_on_a_day_that_every_month_has() {
        assertThatThrownBy(() -> Deadline.parse("day 31 17:00"))
                .hasMessage("expected a day of the month from 1 to 28, which every month has, found 31");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, true", "2026-10-01, false", "2026-10-07, false", "2026-10-08, true", "2026-10-10, true", "2026-10-11, false",
        "2026-11-21, false", "2026-11-23, true"})
    void the_products_calendar_knows_holidays_and_worked_weekends(LocalDate day, boolean works) {
        BusinessCalendar calendar = BusinessCalendar.read(new ConfigFolder(folder, PRODUCT), SHANGHAI, faults);

        assertThat(faults.list()).isEmpty();
        assertThat(calendar.isWorkingDay(day)).isEqualTo(works);
        assertThat(calendar.moved()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "weekly,  monday 10:00,   2026-W39, 2026-09-28T10:00",
        "weekly,  monday 10:00,   2026-W40, 2026-10-08T10:00",
        "monthly, day 3 17:00,    2026-09,  2026-10-08T17:00",
        "monthly, day 10 17:00,   2026-09,  2026-10-10T17:00",
        "monthly, day 11 17:00,   2026-09,  2026-10-12T17:00",
        "listed,  next-day 17:00, 2026-10-02, 2026-10-08T17:00",
        "daily,   next-day 17:00, 2026-10-02, 2026-10-03T17:00",
        // Tells of the week from Monday, the 5th.
        "weekly,  friday-before 17:00, 2026-W41, 2026-10-02T17:00"})
    void a_deadline_moves_to_the_next_working_day_where_that_is_configured(String report, String deadline, String period,
            LocalDateTime due) throws IOException {
        BusinessCalendar calendar = read("""
                holidays: [2026-10-01, {name: 国庆节, from: 2026-10-02, to: 2026-10-07}]
                working-days: [2026-10-10]
                move-deadlines-of: [week, month, listed]
                """);

        assertThat(faults.list()).isEmpty();
        assertThat(calendar.due(report, Deadline.parse(deadline), Period.parse(period))).isEqualTo(due.atZone(SHANGHAI));
    }

    @Test
    void a_worked_day_may_say_whose_work_it_does() throws IOException {
        BusinessCalendar calendar = read("""
                holidays: [2026-10-08]
                working-days: [2026-09-20, {date: 2026-10-10, replaces: 2026-10-08}]
                """);

        assertThat(calendar.replaced()).containsExactly(Map.entry(LocalDate.of(2026, 10, 10), LocalDate.of(2026, 10, 8)));
        assertThat(Stream.of("2026-09-20", "2026-10-10", "2026-10-08", "2026-10-11", "2026-10-12").map(LocalDate::parse)
                .map(day -> calendar.kind(day) + " " + calendar.isWorkedInstead(day))).containsExactly("WORKED true", "WORKED true", "HOLIDAY false",
                "REST false", "WORKED false");
    }

    @Test
    void every_fault_is_told() throws IOException {
        read("""
                weekend: [saturday, caturday]
                holidays: [2026-13-01, {name: 春节, from: 2026-02-15, to: 2026-02-14}, {form: 2026-01-01}]
                working-day: []
                """);

        assertThat(faults.list()).extracting(fault -> fault.line() + " " + fault.message()).contains(
                "3 unknown key 'working-day'; did you mean 'working-days'? Valid: weekend, holidays, working-days, move-deadlines-of",
                "1 expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday, found 'caturday'",
                "2 expected a date such as 2026-10-01, found '2026-13-01'",
                "2 a holiday ends on or after its first day and within 60 days, found 2026-02-15 to 2026-02-14",
                "2 unknown key 'form'; did you mean 'from'? Valid: name, from, to", "2 'from' is required and missing");
    }

    @Test
    void a_week_without_a_working_day_is_a_fault() throws IOException {
        read("weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]");

        assertThat(faults.list()).singleElement().asString().contains("a week needs a working day");
    }
}
