package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets with a row a person and a column a day. */
class MonthSheetsTest {

    private static final String SHIFTS = """
            columns:
              agent_id: 工号
              starts_at: {date: {day-of: {date}}, time: {start-of: &cell {words: {早: '08:00-16:00', 夜: '22:00-06:00'}, of: {column-per-day: {pattern: d}}}}}
              ends_at: {date: {day-of: {date}}, time: {end-of: *cell}, rolls-over: true}
            absent: {column-per-day: [休, 假]}
            """;
    private static final String ATTENDANCE = """
            columns:
              agent_id: 工号
              name: 姓名
              actual_shift: {column-per-day: {pattern: d}}
              scheduled_shift: {words: {休: 休, '*': 白班}, of: {column-per-day: {pattern: d}}}
              sick_hours: {words: {病: '8', '*': null}, of: {column-per-day: {pattern: d}}}
            """;

    @TempDir
    private Path home;

    private static List<List<String>> table(String... lines) {
        return Arrays.stream(lines).map(line -> List.of(line.split("\\|", -1))).toList();
    }

    private Centre centre(String kind, String feed, String keys, String... lines) {
        return Tables.centre(home, kind, feed, keys, table(lines));
    }

    private static Centre.Result run(Centre centre, String feed) {
        return centre.run(Feeds.get(feed), Centre.DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls"})
    void shift_codes_of_the_day_become_shifts(String kind) {
        Centre.Result result = run(centre(kind, "shifts", SHIFTS, "十一月排班表", "工号|姓名|20|21|22", "1001|张三|早|夜|休", "1002|李四|早|休|早",
                "1003|王五|早||早", "1004|赵六|早|14:00—22:00|早", "1005|孙七|早|晚|早", "1006|周八|休|早|休", "合计||5|4|4", "制表人：张三||||"), "shifts");

        assertThat(result.column("agent_id")).containsExactly("1001", "1004", "1006");
        assertThat(result.column("date")).containsOnly("20778");
        assertThat(result.column("starts_at")).containsExactly("2026-11-21 22:00", "2026-11-21 14:00", "2026-11-21 08:00");
        assertThat(result.column("ends_at")).containsExactly("2026-11-22 06:00", "2026-11-21 22:00", "2026-11-21 16:00");
        assertThat(result.reasons()).containsExactly("starts_at '晚' is no span of two times; expected 08:00-16:00; ends_at '晚' is no span of two"
                + " times; expected 08:00-16:00", "'合计' marks a sum or a footer and no record; it is one of the words of sum-rows.yml");
        assertThat(result.counts().filtered()).isEqualTo(3);
        assertThat(result.counts().sums()).isEqualTo(1);
        assertThat(result.counts().read()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls"})
    void marks_of_the_day_become_attendance(String kind) {
        Centre.Result result = run(centre(kind, "attendance", ATTENDANCE, "工号|姓名|1|20|21|22", "||日|五|六|日", "1001|张三|出勤|病|出勤|", "1002|李四|||病|",
                "1003|王五||出勤||出勤", "1004|赵六|||休|"), "attendance");

        assertThat(result.column("agent_id")).containsExactly("1001", "1002", "1004");
        assertThat(result.column("actual_shift")).containsExactly("出勤", "病", "休");
        assertThat(result.column("scheduled_shift")).containsExactly("白班", "白班", "休");
        assertThat(result.column("sick_hours")).containsExactly("0", "8000", "0");
        assertThat(result.counts().filtered()).isEqualTo(2);
        assertThat(result.reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"d, 21", "d, 21日", "d, 21号", "d, 21(六)", "d, 21 星期六", "d, 21周六", "d, 2026-11-21", "d, 2026/11/21", "d, 2026年11月21日", "d, ２１",
        "d日, 21日", "dd, 21", "M/d, 11/21", "M.d, 11.21", "M月d日, 11月21日", "MM-dd, 11-21(周六)", "yyyy-MM-dd, 2026-11-21", "yyyyMMdd, 20261121"})
    void the_day_s_head_is_found_as_sheets_write_it(String pattern, String head) {
        Centre centre = centre("csv", "attendance", "columns: {agent_id: 工号, actual_shift: {column-per-day: {pattern: " + pattern + "}}}",
                "工号|1|2|11/20|" + head, "1001|a|b|c|出勤").sources("attendance: {type: csv, path: 't-{month}.csv', columns: {agent_id: 工号,"
                + " actual_shift: {column-per-day: {pattern: '" + pattern + "'}}}}").file("t-202611.csv", "工号,1,2," + head + "\n1001,a,b,出勤\n");

        assertThat(run(centre, "attendance").column("actual_shift")).containsExactly("出勤");
    }

    @ParameterizedTest
    @CsvSource({"'工号,1,2,20', 'has no column of the day 2026-11-21: a header such as ''21'' was expected (column-per-day, pattern d). Found: 工号, 1, 2, 20. Have'",
        "'工号,20(四),21(五)', 'the column ''21(五)'' names a weekday that is not that of 2026-11-21, so the sheet is of another month'",
        "'工号,21,21日', 'the columns ''21'' and ''21日'' are both of 2026-11-21; leave one of them'"})
    void a_sheet_that_has_not_the_day_fails_its_feed(String header, String reason) {
        Centre centre = new Centre(home).sources("attendance: {type: csv, path: 't-{month}.csv', columns: {agent_id: 工号, actual_shift: {column-per-day: {pattern: d}}}}")
                .file("t-202611.csv", header + "\n1001,a,b,c\n".substring(0, 8) + "\n");

        assertThatThrownBy(() -> run(centre, "attendance")).isInstanceOf(ExtractionException.class).hasMessageContaining(reason);
    }

    @Test
    void weekdays_of_another_month_below_the_days_fail_the_feed() {
        Centre centre = centre("csv", "attendance", ATTENDANCE, "工号|姓名|20|21|22", "||二|三|四", "1001|张三|a|b|c");

        assertThatThrownBy(() -> run(centre, "attendance")).isInstanceOf(ExtractionException.class)
                .hasMessageContaining("below the column of 2026-11-21 stands '三', which is not the weekday of that date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "星期|", "|周", "工号|姓名", "六|"})
    void shifts_that_are_called_what_weekdays_are_called_are_somebodys(String before) {
        Centre.Result result = run(centre("csv", "attendance", ATTENDANCE, "工号|姓名|20|21|22", before + "|五|六|日", "1001|张三|一|二|三",
                "1002|李四|五|六|日", "|王五|四|五|六"), "attendance");

        assertThat(result.column("actual_shift")).containsExactly("二", "六");
        assertThat(result.column("agent_id")).containsExactly("1001", "1002");
        assertThat(result.reasons()).containsExactly("agent_id is required and missing");
        assertThat(result.counts().filtered()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void heads_of_dates_and_cells_merged_over_days_are_read_as_they_show(String kind) throws IOException {
        try (Workbook book = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet();
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("d"));
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rows.add(sheet.createRow(i));
            }
            rows.get(0).createCell(0).setCellValue("工号");
            rows.get(0).createCell(1).setCellValue("姓名");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B1:B2"));
            for (int i = 0; i < 5; i++) {
                rows.get(0).createCell(2 + i).setCellValue(LocalDate.of(2026, 11, 18 + i));
                rows.get(0).getCell(2 + i).setCellStyle(day);
                rows.get(1).createCell(2 + i).setCellValue("三四五六日".substring(i, i + 1));
            }
            rows.get(2).createCell(0).setCellValue(1001);
            rows.get(2).createCell(2).setCellValue("病");
            sheet.addMergedRegion(CellRangeAddress.valueOf("C3:G3"));
            rows.get(3).createCell(0).setCellValue(1002);
            rows.get(3).createCell(4).setCellValue("病");
            sheet.addMergedRegion(CellRangeAddress.valueOf("E4:F5"));
            rows.get(4).createCell(0).setCellValue(1003);
            book.write(bytes);
            Centre centre = new Centre(home).file("t-202611." + kind, bytes.toByteArray())
                    .sources("attendance:\n  type: " + kind + "\n  path: t-{month}." + kind + "\n" + ATTENDANCE.indent(2));

            Centre.Result result = run(centre, "attendance");

            assertThat(result.column("agent_id")).containsExactly("1001", "1002", "1003");
            assertThat(result.column("sick_hours")).containsExactly("8000", "8000", "8000");
            assertThat(result.counts().filtered()).isEqualTo(1);
        }
    }

    @Test
    void what_such_a_source_must_keep_is_said_at_start() {
        assertThat(new Centre(home).sources("""
                attendance: {type: csv, path: t.csv, columns: {agent_id: 工号, name: {column-per-day: {pattern: d}}, actual_shift: {column-per-day: {pattern: M/d}}}}
                calls: {type: csv, path: 't-{month}.csv', columns: {queue: {column-per-day: {pattern: d}}}}
                shifts: {type: csv, path: 't-{month}.csv', columns: {team: {column-per-day: {pattern: yyyy-MM}}, agent_id: {column-per-day: {}}}}
                staffing: {type: freeswitch-cdr, path: 't-{month}.csv', columns: {required_seats: {column-per-day: {pattern: d}}}}""").faults())
                .anyMatch(fault -> fault.contains("attendance.columns: has a column per day with the patterns d and M/d; a sheet writes"))
                .anyMatch(fault -> fault.contains("attendance.columns: has a column per day with the pattern d, which may be a day of any month"))
                .anyMatch(fault -> fault.contains("calls.columns: has a column per day, but the day of a row of calls is no date"))
                .anyMatch(fault -> fault.contains("'yyyy-MM' writes each day of a month alike; expected a pattern such as d or M/d"))
                .anyMatch(fault -> fault.contains("column-per-day: 'pattern' is required and missing"));
    }
}
