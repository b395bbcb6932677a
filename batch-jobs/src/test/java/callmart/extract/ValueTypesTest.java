package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, times of day and instants as texts. */
class ValueTypesTest {

    private static final String NO_TIME =
            "is not a date and time; expected 2026-11-21 09:00:05, the ISO form, epoch seconds or an Excel serial";
    private static final String NO_DATE = "is not a date; expected 2026-11-21, 2026/11/21, 20261121 or an Excel serial";

    private final DateTimes shanghai = new DateTimes(ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "2026-11-21 09:00:05 > 2026-11-21T01:00:05Z",
        "2026-11-21 09:00 > 2026-11-21T01:00:00Z",
        "2026-1-2 9:00:05 > 2026-01-02T01:00:05Z",
        "2026/11/21 09:00:05 > 2026-11-21T01:00:05Z",
        "2026/11/21  9:00 > 2026-11-21T01:00:00Z",
        "2026-11-21T09:00:05 > 2026-11-21T01:00:05Z",
        "2026-11-21T09:00:05.25 > 2026-11-21T01:00:05.250Z",
        "2026-11-21 09:00:05,123 > 2026-11-21T01:00:05.123Z",
        "2026-11-21 09:00:05.123999999 > 2026-11-21T01:00:05.123Z",
        "2026-11-21T09:00:05Z > 2026-11-21T09:00:05Z",
        "2026-11-21T09:00:05+08:00 > 2026-11-21T01:00:05Z",
        "2026-11-21T09:00:05.5-0330 > 2026-11-21T12:30:05.500Z",
        "2026-11-21T09:00:05+08 > 2026-11-21T01:00:05Z",
        "2026-11-21 09:00:05 +08:00 > 2026-11-21T01:00:05Z",
        "2026-11-21 09:00:05.1234567 +09:00 > 2026-11-21T00:00:05.123Z",
        "2026-11-21 09:00 -0330 > 2026-11-21T12:30:00Z",
        "2026-11-21 09:00:05 UTC > 2026-11-21T09:00:05Z",
        "2026-11-21 09:00:05 GMT > 2026-11-21T09:00:05Z",
        "2026-11-21 9:00:05 PM Z > 2026-11-21T21:00:05Z",
        "1795222805 > 2026-11-21T01:00:05Z",
        "1795222805.25 > 2026-11-21T01:00:05.250Z",
        "46347.375 > 2026-11-21T01:00:00Z",
        "46347.3750578704 > 2026-11-21T01:00:05Z",
        "46347 > 2026-11-20T16:00:00Z"})
    void an_instant_is_read(String text, String expected) {
        assertThat(Instant.ofEpochMilli(shanghai.instant(text, null))).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "20261121", "20261121090005", "yesterday", "2026-11-31 09:00:05", "2026-11-21 24:00:00",
        "2026-11-21 09:60", "2026-11-21 09:00:60", "2026-11-21 9", "2026-11/21 09:00:05", "26-11-21 09:00:05", "21.11.2026 09:00",
        "2026-11-21 09:00:05+25:00", "2026-11-21 09:00:05+08:99", "2026-11-21 09:00:05 xm", "2026-11-21 09:00:05 CST", "2026-11-21 09:00:05 UTC+8", "2026-11-21 09:00 - 10:00", "2026-11-2109:00", "2026年11月21日", "2026年11-21 09:00", "2026-11-21 09:00:05.", "0", "-5",
        "1763686805000", "99999999", "1e9", "２０２６-11-21 09:00:05", "2026-11-21T", "2026-11-21 09:00:05\n"})
    void what_is_no_instant_is_refused(String text) {
        assertThatThrownBy(() -> shanghai.instant(text, null)).isInstanceOf(UnreadableValueException.class).hasMessage(NO_TIME);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, 2026-11-21", "2026/11/21, 2026-11-21", "20261121, 2026-11-21", "46347, 2026-11-21", "46347.0, 2026-11-21",
        "2026-1-2, 2026-01-02", "2026.11.9, 2026-11-09", "2026-11-21 00:00:00, 2026-11-21", "2026-11-21T00:00, 2026-11-21", "2024-02-29, 2024-02-29"})
    void a_date_is_read(String text, LocalDate expected) {
        assertThat(LocalDate.ofEpochDay(shanghai.date(text, null))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "20260229", "20261301", "26.11.21", "2026.11-21", "0", "200000", "2026-11", "21-11-2026", "202611211"})
    void what_is_no_date_is_refused(String text) {
        assertThatThrownBy(() -> shanghai.date(text, null)).isInstanceOf(UnreadableValueException.class)
                .hasMessage(NO_DATE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {"2026-11-21 00:00:01 > 2026-11-21", "2026/11/21 23:59 > 2026-11-21", "46347.5 > 2026-11-21",
        "46347.999999999 > 2026-11-22", "2026-11-21T16:00:00Z > 2026-11-22", "2026-11-21 16:00:00 UTC > 2026-11-22", "2026-11-21T23:00:00+10:00 > 2026-11-21",
        "1795222805 > 2026-11-21", "2026年11月21日 9时05分 > 2026-11-21", "2026-11-21 星期六 09:00 > 2026-11-21"})
    void the_date_of_a_date_and_time_is_that_of_its_day_in_the_zone(String text, LocalDate expected) {
        assertThat(LocalDate.ofEpochDay(shanghai.date(text, null))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026年11月21日", "2026年1月2日", "2026年11月21号", "2026-11-21 星期六", "2026/11/21 周六", "2026-11-21(六)", "2026年11月21日（星期六）",
        "2026-11-21 Sat", "2026-11-21 Saturday", "2026年11月21日星期六"})
    void a_date_is_read_as_chinese_systems_write_it(String text) {
        assertThat(LocalDate.ofEpochDay(shanghai.date(text, null))).isEqualTo(text.contains("1月2日") && !text.contains("11月")
                ? LocalDate.of(2026, 1, 2) : LocalDate.of(2026, 11, 21));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21 星期五", "2026/11/21 周日 09:00", "2026-11-21 Fri"})
    void a_weekday_that_is_not_that_of_its_date_is_refused(String text) {
        assertThatThrownBy(() -> shanghai.date(text, null)).hasMessage("names a weekday that is not that of its date, a Saturday");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {"2026年11月21日 09:00:05 > 09:00:05", "2026年11月21日9时05分30秒 > 09:05:30", "2026年11月21日 9点 > 09:00",
        "2026/11/21 上午9:05:00 > 09:05", "2026/11/21 下午1:05 > 13:05", "2026/11/21 下午 1:05:30 > 13:05:30", "2026-11-21 晚上8:30 > 20:30",
        "2026-11-21 星期六 9:05 > 09:05", "2026-11-21 周六 下午3:00 > 15:00", "2026-11-21 9:05:00 PM > 21:05", "2026-11-21 12:05 AM > 00:05",
        "2026-11-21 12:05 p.m. > 12:05", "2026-11-21 PM1:06:00 > 13:06", "2026-11-21 上午12:05 > 00:05", "2026-11-21 下午12:05 > 12:05",
        "2026-11-21 凌晨1:05 > 01:05", "2026-11-21 中午12:30 > 12:30", "2026-11-21 中午1:30 > 13:30", "2026-11-21 下午13:05 > 13:05",
        "2026年11月21日 下午1时05分 > 13:05", "2026-11-21T09:00:05Z > 17:00:05"})
    void words_of_time_are_read_without_a_pattern(String text, LocalTime expected) {
        assertThat(Instant.ofEpochMilli(shanghai.instant(text, null)))
                .isEqualTo(LocalDate.of(2026, 11, 21).atTime(expected).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
        assertThat(shanghai.clock(text, null)).isEqualTo(expected.toNanoOfDay() / 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"晚上12:05", "晚上1:00", "上午13:05", "中午9:00", "3:00晚上"})
    void an_hour_that_may_be_one_of_two_is_refused(String text) {
        assertThatThrownBy(() -> shanghai.instant("2026-11-21 " + text, null)).isInstanceOf(UnreadableValueException.class)
                .hasMessage("has an hour that " + text.replaceAll("[0-9:]", "") + " does not have, or that may be one of two; write it with 24 hours");
    }

    @ParameterizedTest
    @CsvSource({"yyyy/M/d ah:mm:ss, 2026/11/21 下午1:05:00", "yyyy/M/d ah:mm:ss, 2026/11/21 PM1:05:00", "EEEE d.M.yyyy HH:mm, 星期六 21.11.2026 13:05",
        "EEEE d.M.yyyy HH:mm, Saturday 21.11.2026 13:05", "d MMM yyyy HH:mm, 21 11月 2026 13:05", "d MMM yyyy HH:mm, 21 Nov 2026 13:05"})
    void patterns_are_read_in_chinese_and_english(String pattern, String text) {
        assertThat(Instant.ofEpochMilli(shanghai.instant(text, DateTimes.formatter(pattern, LocalDate.of(2026, 11, 21)))))
                .isEqualTo(Instant.parse("2026-11-21T05:05:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"09:00, 32400000", "9:00:05, 32405000", "23:59:59.999, 86399999", "0:00:00, 0", "24:00, 86400000", "24:00:00.001, 86400001",
        "26:00, 93600000", "47:59:59.999, 172799999", "9:00:05 AM, 32405000", "下午1:00, 46800000", "0.375, 32400000", "46347.375, 32400000",
        "2026-11-21 09:00, 32400000", "9时05分, 32700000", "1795222805, 32405000"})
    void a_time_of_day_is_read(String text, long expected) {
        assertThat(shanghai.clock(text, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"48:00", "100:00", "9", "9.30", "20.5", "46347", "12:5", "2026-11-21"})
    void what_is_no_time_of_day_is_refused(String text) {
        assertThatThrownBy(() -> shanghai.clock(text, null)).hasMessage("is not a time of day; expected 09:00 or 09:00:05, of the next day up to 47:59:59");
    }

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai, 1986-05-04 02:30:00", "America/New_York, 2026-03-08 02:00:00", "America/New_York, 2026-03-08 02:59:59",
        "America/Havana, 2026-03-08 00:30:00", "Pacific/Apia, 2011-12-30 12:00:00"})
    void a_local_time_that_the_zone_skips_is_refused(String zone, String text) {
        assertThatThrownBy(() -> new DateTimes(ZoneId.of(zone)).instant(text, null)).isInstanceOf(UnreadableValueException.class)
                .hasMessage("does not exist in " + zone + ": the clocks were put forward over it");
    }

    @ParameterizedTest
    @CsvSource({"America/New_York, 2026-11-01 01:30:00, 2026-11-01T05:30:00Z", "America/New_York, 2026-11-01 02:00:00, 2026-11-01T07:00:00Z",
        "America/New_York, 2026-11-01 00:59:59, 2026-11-01T04:59:59Z", "America/New_York, 2026-03-08 03:00:00, 2026-03-08T07:00:00Z",
        "America/Havana, 2026-11-01 00:30:00, 2026-11-01T04:30:00Z", "Asia/Beirut, 2026-10-24 23:30:00, 2026-10-24T20:30:00Z"})
    void a_local_time_that_stands_twice_is_the_earlier(String zone, String text, String expected) {
        assertThat(Instant.ofEpochMilli(new DateTimes(ZoneId.of(zone)).instant(text, null))).isEqualTo(Instant.parse(expected));
    }

    @Test
    void an_offset_tells_the_two_apart() {
        DateTimes newYork = new DateTimes(ZoneId.of("America/New_York"));

        assertThat(newYork.instant("2026-11-01T01:30:00-05:00", null) - newYork.instant("2026-11-01T01:30:00-04:00", null))
                .isEqualTo(3_600_000);
    }

    @Test
    void a_day_of_one_zone_rule_after_another_is_read_by_its_own() {
        DateTimes newYork = new DateTimes(ZoneId.of("America/New_York"));

        assertThat(Instant.ofEpochMilli(newYork.instant("2026-03-07 12:00", null))).isEqualTo(Instant.parse("2026-03-07T17:00:00Z"));
        assertThat(Instant.ofEpochMilli(newYork.instant("2026-03-09 12:00", null))).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
        assertThat(Instant.ofEpochMilli(newYork.instant("2026-03-07 12:00", null))).isEqualTo(Instant.parse("2026-03-07T17:00:00Z"));
    }
}
