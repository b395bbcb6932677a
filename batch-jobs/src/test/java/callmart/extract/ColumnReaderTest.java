package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.WordLists;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of column that {@code calls} does not have: decimals and dates. */
class ColumnReaderTest {

    @ParameterizedTest
    @CsvSource({"1, 1000", "1.5, 1500", "-0.125, -125", "2.5000, 2500", "0, 0", "1e3, 1000000", "0.333333333333333, 333", "12.000000000001, 12000", "0.0005, 1", "1e-99999999, 0", "999999999999999.999, 999999999999999999"})
    void a_decimal_is_kept_in_thousandths(String text, long thousandths) {
        assertThat(read(ColumnType.DECIMAL, text).number(0)).isEqualTo(thousandths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1,5", "1.000,5", "9223372036854775.808", "1e99999999", "--1"})
    void what_is_no_number_is_refused(String text) {
        assertThatThrownBy(() -> read(ColumnType.DECIMAL, text)).isInstanceOf(UnreadableValueException.class)
                .hasMessage("is not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000", "-9223372036854775.807"})
    void a_decimal_that_the_warehouse_cannot_hold_is_refused(String text) {
        assertThatThrownBy(() -> read(ColumnType.DECIMAL, text)).hasMessage("has more than 15 digits before its point");
    }

    @ParameterizedTest
    @CsvSource({"DATE, 9999-12-31", "DATE, 1969-12-31", "DATE, 2149-06-07", "MONTH, 9999-12", "TIME, 9999-12-31 23:59:59",
        "TIME, 1900-01-01 00:00:00", "TIME, 2149-06-07T00:00:00Z"})
    void a_day_that_the_warehouse_cannot_hold_is_refused(ColumnType type, String text) {
        assertThatThrownBy(() -> read(type, text)).isInstanceOf(UnreadableValueException.class).hasMessage("lies outside 1970-01-01 to"
                + " 2149-06-06; if it means that there is none, list it under 'absent' in sources.yml");
    }

    @ParameterizedTest
    @CsvSource({"DATE, 1970-01-01, 0", "DATE, 2149-06-06, 65535", "TIME, 1970-01-01T00:00:00Z, 0",
        "TIME, 2149-06-06T23:59:59.999Z, 5662310399999"})
    void the_first_and_the_last_day_that_the_warehouse_can_hold_are_read(ColumnType type, String text, long number) {
        assertThat(read(type, text).number(0)).isEqualTo(number);
    }

    @Test
    void a_text_with_a_zero_byte_is_refused() {
        assertThatThrownBy(() -> read(ColumnType.TEXT, "A\0001")).hasMessage("holds a zero byte, as damaged files do; have the file"
                + " delivered again");
    }

    @Test
    void a_date_is_kept_in_days() {
        assertThat(read(ColumnType.DATE, "2026/11/21").number(0)).isEqualTo(LocalDate.of(2026, 11, 21).toEpochDay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2026/11", "2026.11", "202611", "2026年11月", "2026-11-21", "2026/11/1", "20261121", "46347"})
    void a_month_is_kept_as_its_first_day_and_may_be_any_day_of_it(String text) {
        assertThat(read(ColumnType.MONTH, text).number(0)).isEqualTo(LocalDate.of(2026, 11, 1).toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({"yyyyMM, 202611", "MMM-yy, Nov-26", "MMM-yy, 11月-26", "M/yyyy, 11/2026", "yyyy.M, 2026.11", "d/M/yyyy, 21/11/2026", "yyyyMM, 2026-11-21"})
    void a_month_may_have_a_format_of_its_own(String pattern, String text) {
        assertThat(new DateTimes(Centre.SHANGHAI).month(text, DateTimes.formatter(pattern, Centre.DAY))).isEqualTo(LocalDate.of(2026, 11, 1).toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({"yyyyMM, 202613", "MMM, Nov", "yyyyMM, 2026"})
    void what_is_no_month_of_its_format_is_refused(String pattern, String text) {
        assertThatThrownBy(() -> new DateTimes(Centre.SHANGHAI).month(text, DateTimes.formatter(pattern, Centre.DAY))).isInstanceOf(UnreadableValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"202613", "202600", "2026.1", "2026"})
    void a_number_that_is_no_month_is_refused(String text) {
        assertThatThrownBy(() -> read(ColumnType.MONTH, text)).isInstanceOf(UnreadableValueException.class);
    }

    @Test
    void what_is_no_month_is_refused() {
        assertThatThrownBy(() -> read(ColumnType.MONTH, "2026-13")).isInstanceOf(UnreadableValueException.class)
                .hasMessage("is not a month; expected 2026-11");
    }

    @ParameterizedTest
    @CsvSource({"DECIMAL", "DATE", "MONTH", "INT", "TIME", "TEXT", "PHONE"})
    void an_empty_cell_is_absent_and_neither_0_nor_empty(ColumnType type) {
        assertThat(read(type, "").isPresent(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.38E+10", "1.38001E+10", "1E+10", "1,38e+10", "4.21E+17", "L1-1.38E+10"})
    void a_number_that_a_spreadsheet_shortened_is_refused_where_it_tells_rows_or_callers_apart(String text) {
        assertThatThrownBy(() -> read(ColumnType.PHONE, text)).isInstanceOf(UnreadableValueException.class)
                .hasMessage("was shortened by a spreadsheet; format the column as text and have the file delivered again");
        assertThatThrownBy(() -> read(ColumnType.TEXT, text)).isInstanceOf(UnreadableValueException.class);
        assertThatThrownBy(() -> read(ColumnType.NAME, text)).isInstanceOf(UnreadableValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+8613800138000", "TE+10", "7E+5", "41E-10", "1.38E+10B", "E+10", "3e8", "01E+10", "1.5E3", "E1.5E10"})
    void what_only_looks_like_it_is_a_text(String text) {
        assertThat(read(ColumnType.PHONE, text).text(0)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.3800138E10, 13800138000", "1.3800138001E10, 13800138001", "1.0E7, 10000000", "1.02611210000001E14, 102611210000001"})
    void a_number_as_java_writes_it_is_written_out(String text, String number) {
        assertThat(read(ColumnType.PHONE, text).text(0)).isEqualTo(number);
        assertThat(read(ColumnType.TEXT, text).text(0)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.02611210000001E15", "1.38001380001E10", "2.0261121093000123E16"})
    void one_that_has_more_digits_than_java_keeps_of_any_number_is_refused(String text) {
        assertThatThrownBy(() -> read(ColumnType.PHONE, text)).hasMessageStartingWith("was shortened by a spreadsheet");
    }

    private static TypedRow read(ColumnType type, String text) {
        Column column = new Column("value", type, false, Optional.empty(), List.of(), Optional.empty(), "a value");
        TypedRow row = new TypedRow(new Feed("values", "one row per value", Feed.Kind.SNAPSHOT, List.of(column), List.of("value"), Optional.empty(), Optional.empty(), List.of(),
                false, List.of()));
        CompiledForm form = (cells, slot) -> {
            if (cells[0].isEmpty()) {
                slot.absent();
            } else {
                slot.text(cells[0]);
            }
        };
        new ColumnReader(column, 0, true, form, Map.of(), new WordLists(Map.of()), new DateTimes(Centre.SHANGHAI), new Warnings())
                .read(new String[] {text}, row, new Slot());
        return row;
    }
}
