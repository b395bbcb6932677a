package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feeds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, durations and times of day as people write them: read where they mean one thing, refused with the reason where they may mean two. */
class NumbersTest {

    @TempDir
    private Path home;

    private Centre.Result day(String kind, String feed, String keys, String... lines) {
        return Tables.centre(home, kind, feed, keys, Arrays.stream(lines).map(line -> List.of(line.split("\\|", -1))).toList())
                .run(Feeds.get(feed), Centre.DAY);
    }

    @ParameterizedTest
    @CsvSource({"迟到, '1,234.5', 1234500", "迟到, '1，234，567', 1234567000", "迟到, '-1,234.5', -1234500", "迟到, 12分钟, 12000", "迟到, 1小时2分, 62000",
        "迟到, 5分30秒, 5500", "迟到, 30 min, 30000", "迟到, 90秒, 1500", "迟到, 1.5个小时, 90000", "迟到, １２分钟, 12000", "迟到（小时）, 0.5, 30000",
        "迟到(小时), 12分钟, 12000", "迟到[h], 0.5, 30000", "迟到小时数, 0.5, 30000", "迟到（单位：小时）, 0.5, 30000", "迟到分钟数, 5, 5000", "迟到（分）, 5, 5000",
        "late hours, 0.5, 30000", "迟到秒数, 90, 1500", "迟到（天）, 0, 0", "迟到分钟, 0:05:30, 5500", "迟到, -3, -3000", "迟到分钟, -3, -3000", "迟到评分, 5, 5000",
        "迟到用时, 5, 5000"})
    void what_has_one_meaning_is_read(String header, String text, String thousandths) {
        for (String kind : List.of("csv", "xlsx")) {
            Centre.Result result = day(kind, "attendance", "columns: {late_minutes: '" + header + "'}", "date|agent_id|" + header, "2026-11-21|1001|" + text);

            assertThat(result.reasons()).isEmpty();
            assertThat(result.column("late_minutes")).containsExactly(thousandths);
        }
    }

    @ParameterizedTest
    @CsvSource({"迟到, '1,234', 'may be 1234 or 1.234; have the source write numbers without a comma'", "迟到, '12,5', is not a number",
        "迟到, '1.234,5', is not a number", "迟到, '0,123', is not a number", "迟到, 5%, is not a number", "迟到, 五分钟, is not a number",
        "迟到, 12分钟左右, is not a number", "迟到天数, 0.5, is a number of days", "迟到（天）, 1, is a number of days",
        "迟到, 1.5天, is a number of days", "迟到分钟, 0:30, may be minutes and seconds or hours and minutes", "迟到, 0:30, may be minutes and seconds"})
    void what_may_mean_two_things_is_refused_with_the_reason(String header, String text, String reason) {
        Centre.Result result = day("csv", "attendance", "columns: {late_minutes: '" + header + "'}", "date|agent_id|" + header, "2026-11-21|1001|" + text);

        assertThat(result.reasons()).singleElement().asString().contains("late_minutes '" + text + "' " + reason);
    }

    @ParameterizedTest
    @CsvSource({"（单位：小时）, 迟到, 0.5, 30000", "考勤表 单位:小时, 迟到, 0.5, 30000", "单位：天, 迟到, 0, 0", "单位：天津分公司, 迟到, 5, 5000", "单位：小时, 迟到分钟, 5, 5000",
        "单位：分钟, 迟到, 5, 5000"})
    void a_title_may_name_the_unit_of_all_columns(String title, String header, String text, String thousandths) {
        for (String kind : List.of("csv", "xlsx", "xls")) {
            Centre.Result result = day(kind, "attendance", "columns: {late_minutes: '" + header + "'}", "2026年11月考勤", title, "date|agent_id|" + header,
                    "2026-11-21|1001|" + text);

            assertThat(result.column("late_minutes")).containsExactly(thousandths);
        }
        assertThat(day("csv", "attendance", "columns: {late_minutes: 迟到}", "单位：天", "date|agent_id|迟到", "2026-11-21|1001|0.5").reasons()).singleElement()
                .asString().contains("late_minutes '0.5' is a number of days");
    }

    @ParameterizedTest
    @CsvSource({"'时长', 5分30秒, 09:05:30", "'时长', 330秒, 09:05:30", "'时长', 1小时2分, 10:02", "'时长(分钟)', 5.5, 09:05:30", "'时长（秒）', 330, 09:05:30",
        "'时长', '1,234.5', 09:20:34.500", "'talk_seconds', 330, 09:05:30", "'Duration (min)', 5.5, 09:05:30", "'时长分钟', 0:05:30, 09:05:30"})
    void durations_are_read_with_their_words_or_in_the_unit_of_their_header(String header, String text, String ended) {
        Centre.Result result = day("csv", "calls", "columns: {direction: {const: inbound}, ended_at: {from: arrived_at, plus: '" + header + "'}}",
                "call_id|arrived_at|" + header, "900|2026-11-21 09:00:00|" + text);

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("ended_at")).containsExactly("2026-11-21 " + ended);
    }

    @ParameterizedTest
    @CsvSource({"次日06:00, 22 06:00", "翌日6:00, 22 06:00", "次日 06:00, 22 06:00", "06:00(次日), 22 06:00", "6:00（次日）, 22 06:00", "第二天06:00, 22 06:00",
        "06:00+1, 22 06:00", "次日上午6:00, 22 06:00", "次日6点, 22 06:00", "当日23:30, 21 23:30", "06:00, 22 06:00"})
    void a_time_of_day_may_say_of_which_day_it_is(String text, String ends) {
        Centre.Result result = day("csv", "shifts", "columns: {starts_at: {date: date, time: 上班}, ends_at: {date: date, time: 下班, rolls-over: true}}",
                "agent_id|date|上班|下班", "1005|2026-11-21|22:00|" + text);

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("ends_at")).containsExactly("2026-11-" + ends);
    }

    @ParameterizedTest
    @CsvSource({"2026.11.21", "2026.11.21 08:30", "2026-11-21", "2026/11/21 周六", "20261121", "２０２６．１１．２１", "2026年11月21号"})
    void days_as_texts(String text) {
        assertThat(day("xlsx", "attendance", "", "date|agent_id", text + "|1001").column("date")).containsExactly("20778");
    }

    @ParameterizedTest
    @CsvSource({"26-11-21", "11-21", "21.11.2026", "2026.11", "2026.1121", "11/21/2026"})
    void days_that_may_be_others_are_refused(String text) {
        assertThat(day("csv", "attendance", "", "date|agent_id", text + "|1001").reasons()).singleElement().asString().contains(
                "date '" + text + "' " + (text.startsWith("2026.1") ? "lies outside 1970-01-01" : "is not a date; expected 2026-11-21"));
    }
}
