package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What durations and numbers of hours and minutes are counted in: nothing is guessed where two readings are possible. */
class DurationUnitsTest {

    private static final String ADVICE = "may be minutes and seconds or hours and minutes; say which of them under 'units' of this source in"
            + " sources.yml: m:ss or h:mm";

    @TempDir
    private Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    private static DurationUnit unit(String word) {
        return word.equals("-") ? DurationUnit.UNSAID : DurationUnit.of(word).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"-, 0, 0", "-, 15, 15000", "-, 0.5, 500", "-, 1:00:00.25, 3600250", "-, 100:00:00, 360000000", "-, 0:5:30, 330000", "-, 5s, 5000", "-, 330秒, 330000", "-, 5分30秒, 330000", "h, 1h2m, 3720000",
        "天×8, 1天, 28800000", "天×8, 1天2小时, 36000000",
        "ms, 45000, 45000", "ms, 12.6, 13", "-, 0.000625, 1", "-, 0.000000000, 0", "s, 0.0038194444, 4",
        "s, 15, 15000", "s, 0:05:30, 330000", "min, 1.5, 90000", "min, 00:05:30, 330000", "h, 0.5, 1800000", "h, 26, 93600000",
        "m:ss, 05:30, 330000", "m:ss, 5:30, 330000", "m:ss, 90:15, 5415000", "m:ss, 1:05:30, 3930000", "m:ss, 05:30.5, 330500",
        "h:mm, 05:30, 19800000", "h:mm, 00:05:30, 330000", "天×8, 1.5, 43200000", "天x8, 0.333333333, 9600000", "d×7.5, 1, 27000000"})
    void a_duration_is_read_in_its_unit(String unit, String text, long millis) {
        assertThat(unit(unit).millis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"Talk time (mins), 60000", "Late (hrs), 3600000", "Late (in minutes), 60000", "Talk [sec.], 1000", "Talk (milliseconds), 1", "Duration (ms), 1",
        "病假(天数), -1", "通话（分钟数）, 60000", "通话【分钟】, 60000", "通话毫秒, 1", "通话（单位：毫秒）, 1", "通话秒数, 1000", "late_hrs, 3600000", "talk_ms, 1",
        "late_minutes, 60000", "病假（小时）, 3600000", "Wait seconds, 1000", "waitMs, 1", "durationMs, 1", "talkMillis, 1", "wait_msec, 1",
        "Wait (msec), 1", "talk_mSecs, 1", "talkTimeInMS, 1", "talkMinutes, 60000", "sickDays, -1"})
    void a_header_that_names_its_unit_is_believed(String header, long millis) {
        assertThat(DurationUnit.ofHeader(header)).map(DurationUnit::number).hasValue(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"评分", "用时", "Items", "日期", "Talk time", "小时工", "Terms", "通话(次)", "callItems", "agentIds", "时长(hh:mm:ss)"})
    void a_header_that_only_ends_like_a_unit_names_none(String header) {
        assertThat(DurationUnit.ofHeader(header)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"通话时长(mm:ss), 05:30, 330000", "通话时长（分：秒）, 5:30, 330000", "Talk Time (MM:SS), 90:15, 5415000", "通话(单位：分钟:秒), 05:30, 330000",
        "登录时长(hh:mm), 08:30, 30600000", "登录【时:分】, 8:30, 30600000", "Late [h:mm], 0:10, 600000", "登录(小时:分钟), 26:00, 93600000",
        "登录时长(hh:mm), 0:08:30, 510000", "登录时长(hh:mm), 0, 0"})
    void a_header_that_says_its_two_parts_is_believed(String header, String text, long millis) {
        assertThat(DurationUnit.ofHeader(header).orElseThrow().millis(text)).isEqualTo(millis);
    }

    @Test
    void headers_of_other_systems_say_what_is_counted() {
        centre.calls("columns: {agent_id: 工号, date: 日期, sick_hours: 病假(天数), late_minutes: Late (hrs)}", "attendance")
                .file("calls.csv", "日期,工号,病假（天数）,Late (hrs)\n2026-11-21,1001,,0.5\n2026-11-21,1002,1.5,\n");
        Centre.Result attendance = centre.run(Feeds.get("attendance"), Centre.DAY);
        assertThat(attendance.column("late_minutes")).containsExactly("30000");
        assertThat(attendance.reasons()).singleElement().asString().startsWith("sick_hours '1.5' is a number of days, of which nobody says how many hours");

        centre.calls("columns: {direction: {const: outbound}, queued_at: {from: arrived_at, plus: Duration (ms)}, ended_at: {from: arrived_at, plus: Talk time (mins)}}")
                .file("calls.csv", "call_id,arrived_at,Duration (ms),Talk time (mins)\n900,2026-11-21 09:00:00,45000,5.5\n");
        assertThat(centre.run().column("queued_at")).containsExactly("2026-11-21 09:00:45");
        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 09:05:30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00381944444444444", "0.381944444444444", "0.0038194444", "0.0003125"})
    void a_part_of_a_day_is_no_number_of_seconds(String text) {
        assertThatThrownBy(() -> DurationUnit.UNSAID.millis(text)).isInstanceOf(UnreadableValueException.class).hasMessage("looks like a part of a day,"
                + " as spreadsheets hold durations; give the cells a format such as [h]:mm:ss, or say the unit under 'units' of this source in sources.yml");
    }

    @Test
    void a_duration_in_a_cell_formatted_as_a_number_is_refused() throws IOException {
        centre.sources("calls: {type: xlsx, path: calls.xlsx, columns: {ended_at: {from: arrived_at, plus: 时长}}}").file("calls.xlsx", book("0", 330 / 86_400d));

        assertThat(centre.run().reasons()).singleElement().asString().contains("looks like a part of a day");
    }

    @ParameterizedTest
    @CsvSource({"-, 05:30", "-, 5:30", "-, 0:15", "s, 05:30", "min, 05:30", "h, 5:30", "天×8, 5:30"})
    void two_parts_are_not_guessed(String unit, String text) {
        assertThatThrownBy(() -> unit(unit).millis(text)).isInstanceOf(UnreadableValueException.class).hasMessage(ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "5x", "1:60", "1:00:00x", ".", "1:00:60", "30秒5分", "五分", "1h2", "秒", "5分5分", "1.5E+2", "5:30x", "1:2:3:4"})
    void what_is_no_duration_is_refused(String text) {
        assertThatThrownBy(() -> DurationUnit.UNSAID.millis(text)).isInstanceOf(UnreadableValueException.class)
                .hasMessage("is not a duration; expected seconds or HH:mm:ss");
    }

    @ParameterizedTest
    @CsvSource({"m:ss, 330", "h:mm, 5.5", "m:ss, 5:75", "h:mm, 5:30.5", "min, 123456789012345678"})
    void what_is_not_of_the_unit_is_refused(String unit, String text) {
        assertThatThrownBy(() -> unit(unit).millis(text)).isInstanceOf(UnreadableValueException.class).hasMessageContaining("is not a duration");
    }

    @Test
    void talk_of_five_and_a_half_minutes_is_not_five_and_a_half_hours() {
        String rows = "call_id,arrived_at,时长\n900,2026-11-21 09:00:00,05:30\n901,2026-11-21 09:00:00,00:05:30\n902,2026-11-21 09:00:00,330\n";
        centre.calls("columns: {direction: {const: outbound}, ended_at: {from: arrived_at, plus: 时长}}").file("calls.csv", rows);
        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 09:05:30", "2026-11-21 09:05:30");
        assertThat(centre.run().reasons()).containsExactly("ended_at '05:30' " + ADVICE);

        centre.calls("columns: {direction: {const: outbound}, ended_at: {from: arrived_at, plus: 时长}}\nunits: {时长: m:ss}");
        assertThat(centre.run().column("ended_at")).containsExactly("2026-11-21 09:05:30", "2026-11-21 09:05:30");
        assertThat(centre.run().reasons()).containsExactly("ended_at '330' is not a duration of the form m:ss");
    }

    @Test
    void numbers_of_hours_and_minutes_are_converted_to_what_their_column_counts_in() {
        centre.calls("columns: {agent_id: 工号, date: 日期, sick_hours: 病假（天）, late_minutes: 迟到（小时）}\nunits: {病假（天）: 天×8, 迟到（小时）: h}",
                "attendance").file("calls.csv", "日期,工号,病假（天）,迟到（小时）\n2026-11-21,1001,1.5,0.5\n2026-11-21,1002,0.3333333,\n"
                + "2026-11-21,1003,,0:10:30\n2026-11-21,1004,,0:10\n");

        Centre.Result result = centre.run(Feeds.get("attendance"), Centre.DAY);

        assertThat(result.column("sick_hours")).containsExactly("12000", "2667", "0");
        assertThat(result.column("late_minutes")).containsExactly("30000", "0", "10500");
        assertThat(result.reasons()).containsExactly("late_minutes '0:10' " + ADVICE);
    }

    @Test
    void what_values_says_is_in_the_columns_own_unit() {
        centre.calls("columns: {agent_id: 工号, date: 日期, sick_hours: 病假天数, late_minutes: 迟到(小时)}\nunits: {病假天数: 天×8}\n"
                + "values: {sick_hours: {全天: 8, 半天: 4, 无: null}, late_minutes: {迟到: 5}}", "attendance")
                .file("calls.csv", "日期,工号,病假天数,迟到（小时）\n2026-11-21,1001,全天,迟到\n2026-11-21,1002,半天,0.5\n2026-11-21,1003,1.5,\n2026-11-21,1004,无,\n");

        Centre.Result result = centre.run(Feeds.get("attendance"), Centre.DAY);

        assertThat(result.column("sick_hours")).containsExactly("8000", "4000", "12000", "0");
        assertThat(result.column("late_minutes")).containsExactly("5000", "30000", "0", "0");
    }

    @ParameterizedTest
    @CsvSource({"h:mm, -", "[h]:mm, -", "hh:mm, h:mm", "h:mm, m:ss", "mm:ss, -", "[m]:ss, m:ss", "h:mm:ss, m:ss", "[h]:mm:ss, -"})
    void a_cell_of_two_parts_is_as_ambiguous_as_a_text_of_two_parts(String format, String unit) throws IOException {
        double shown = format.endsWith("ss") ? 330 / 86_400d : 5.5 / 24;
        centre.sources("calls: {type: xlsx, path: calls.xlsx, columns: {ended_at: {from: arrived_at, plus: 时长}}"
                + (unit.equals("-") ? "" : ", units: {时长: '" + unit + "'}") + "}").file("calls.xlsx", book(format, shown));

        Centre.Result result = centre.run();

        if (unit.equals("-") && format.endsWith("mm")) {
            assertThat(result.reasons()).singleElement().asString().contains(ADVICE);
        } else {
            assertThat(result.column("ended_at")).containsExactly(unit.equals("h:mm") ? "2026-11-21 14:30" : "2026-11-21 09:05:30");
        }
    }

    private static byte[] book(String format, double duration) throws IOException {
        try (Workbook book = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet();
            List<String> texts = List.of("call_id", "direction", "arrived_at", "时长", "900", "inbound", "2026-11-21 09:00:00");
            for (int i = 0; i < texts.size(); i++) {
                (i % 4 == 0 ? sheet.createRow(i / 4) : sheet.getRow(i / 4)).createCell(i % 4).setCellValue(texts.get(i));
            }
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            Cell cell = sheet.getRow(1).createCell(3);
            cell.setCellValue(duration);
            cell.setCellStyle(style);
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void a_unit_that_is_none_or_is_not_read_is_a_fault() {
        centre.calls("""
                columns: {ended_at: {first: [{from: arrived_at, plus: {first: [时长, 通话]}}]}}
                units: {时长: hh:mm, 通话: s, caller: min, d: 天×25}""");

        assertThat(centre.faults()).containsExactly(
                "sources.yml:6: feeds.calls[0].units.时长: 'hh:mm' is not a unit; expected s, ms, min, h, m:ss, h:mm, or days of so many hours as 天×8",
                "sources.yml:6: feeds.calls[0].units.caller: no duration and no number of hours or minutes comes from 'caller' by 'columns'; these do:"
                        + " 时长, 通话",
                "sources.yml:6: feeds.calls[0].units.d: no duration and no number of hours or minutes comes from 'd' by 'columns'; these do: 时长, 通话",
                "sources.yml:6: feeds.calls[0].units.d: '天×25' is not a unit; expected s, ms, min, h, m:ss, h:mm, or days of so many hours as 天×8");
    }
}
