package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.function.Consumer;
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

/** Further ways in which systems and people write the same attendance: what is read is right, and what is not read is refused with the reason. */
class StrangersSpellingsTest {

    private static final String KEYS = "columns: {agent_id: 工号, date: 日期, late_minutes: 迟到}";
    private static final String TABLE = "工号,日期,迟到\n1001,2026-11-21,5\n1002,2026-11-21,7\n";

    @TempDir
    private Path home;

    private Centre.Result csv(byte[] bytes) {
        return new Centre(home).calls(KEYS, "attendance").file("calls.csv", bytes).run(Feeds.get("attendance"), Centre.DAY);
    }

    private Centre.Result csv(String text) {
        return csv(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Centre.Result book(String kind, Consumer<Sheet> fill) {
        try (Workbook book = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            fill.accept(book.createSheet());
            book.write(bytes);
            return new Centre(home).sources("attendance: {type: " + kind + ", path: a." + kind + ", " + KEYS + "}").file("a." + kind, bytes.toByteArray())
                    .run(Feeds.get("attendance"), Centre.DAY);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void put(Sheet sheet, int at, Object... values) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (values[i] != null) {
                row.createCell(i).setCellValue((String) values[i]);
            }
        }
    }

    private static void format(Sheet sheet, int row, int column, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        sheet.getRow(row).getCell(column).setCellStyle(style);
    }

    private static void assertTwoAgents(Centre.Result result) {
        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("agent_id")).containsExactly("1001", "1002");
        assertThat(result.column("late_minutes")).containsExactly("5000", "7000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GBK", "GB18030"})
    void any_charset_with_its_mark_and_any_delimiter(String charset) {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        assertTwoAgents(csv((mark + TABLE).getBytes(Charset.forName(charset))));
        assertTwoAgents(csv((mark + TABLE.replace(',', '\t')).getBytes(Charset.forName(charset))));
        assertTwoAgents(csv((mark + "sep=;\r\n" + TABLE.replace(',', ';').replace("\n", "\r\n")).getBytes(Charset.forName(charset))));
    }

    @Test
    void subtotals_and_footers_are_no_agents() {
        Centre.Result result = csv("考勤表,,\n单位：分钟,,\n工号,日期,迟到\n1001,2026-11-21,5\n小计,2026-11-21,5\n1002,2026-11-21,7\n小 计：,2026-11-21,7\n合计,,12\n"
                + "制表人：张三,,\n审核人：,2026-11-21,\n打印时间：2026-11-22,,\n共2条记录,,\n");

        assertThat(result.column("agent_id")).containsExactly("1001", "1002");
        assertThat(result.counts().sums()).isEqualTo(result.counts().rejected()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void ids_and_numbers_of_a_workbook_are_what_it_shows(String kind) {
        assertTwoAgents(book(kind, sheet -> {
            put(sheet, 0, "工号", "日期", "迟到");
            put(sheet, 1, 1001.0, "２０２６－１１－２１", "５");
            put(sheet, 2, "1002", 46347.0, 7.0);
            format(sheet, 1, 0, "0.0");
            format(sheet, 2, 1, "yyyy\"年\"m\"月\"d\"日\"");
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void heads_in_two_lines_and_hidden_rows(String kind) {
        Centre.Result result = book(kind, sheet -> {
            put(sheet, 0, "十一月考勤");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C1"));
            put(sheet, 1, "工号", "日期", "考勤");
            put(sheet, 2, null, null, "迟到", "早退");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A2:A3"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B2:B3"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("C2:D2"));
            put(sheet, 3, 1001, "2026.11.21", 5, 1);
            put(sheet, 4, 1002, "2026/11/21", 7, 1);
            sheet.getRow(4).setZeroHeight(true);
        });

        assertTwoAgents(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"工号,日期,考勤,\n,,迟到,早退\n", "工号,日期,考勤\n,,迟到,早退,旷工\n", ",,迟到,早退\n工号,日期,,\n", "序号 ,考勤,考勤\n工号,日期,迟到\n",
        "工号,日期,迟到\n,,分钟\n"})
    void heads_in_two_lines_of_text(String heads) {
        String[] lines = heads.split("\n");
        int width = Math.max(lines[0].split(",", -1).length, lines[1].split(",", -1).length);
        Centre.Result result = csv(heads + "1001,2026-11-21,5" + ",".repeat(width - 3) + "\n1002,2026-11-21,7" + ",".repeat(width - 3) + "\n");

        assertThat(result.column("late_minutes")).containsExactly("5000", "7000");
        assertThat(result.counts().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001.0", "'1001.0", "１００１．０"})
    void ids_that_a_program_took_for_numbers_are_one_agent(String id) {
        assertThat(csv(TABLE + id + ",2026-11-22,5\n".replace("22", "21")).column("agent_id")).containsExactly("1001", "1002", "1001");
    }

    @Test
    void other_columns_of_such_programs_are_what_they_were() {
        Centre.Result callbacks = new Centre(home).calls("", "callbacks").file("calls.csv", "callback_id,assigned_to,reached,assigned_at,updated_at\n"
                + "1,1001.0,1.0,2026-11-21 09:00,2026-11-21 09:00\n2,1001,0.0,2026-11-21 09:00,2026-11-21 09:00\n").run(Feeds.get("callbacks"), Centre.DAY);
        Centre.Result calls = new Centre(home).calls("values: {survey_result: {5: very_satisfied}}").file("calls.csv",
                "call_id,direction,arrived_at,ended_at,survey_offered,survey_result\n1795222799.0,inbound,2026-11-21 09:00,2026-11-21 09:01,1.0,5.0\n").run();

        assertThat(callbacks.reasons()).isEmpty();
        assertThat(callbacks.column("assigned_to")).containsExactly("1001", "1001");
        assertThat(callbacks.column("reached")).containsExactly("1", "0");
        assertThat(calls.reasons()).isEmpty();
        assertThat(calls.column("call_id")).containsExactly("1795222799.0");
        assertThat(calls.column("survey_result")).containsExactly("very_satisfied");
    }

    @ParameterizedTest
    @CsvSource({"5%, is not a number", "√, is not a number; if it means", "TRUE, is not a number", "5+2, is not a number", "(5), is not a number", "约5, is not a number",
        "5/7, is not a number", "#N/A, is not a number", "'1,5', is not a number", "'5 7', is not a number", "无, is not a number"})
    void what_is_no_number_is_refused(String text, String reason) {
        Centre.Result result = csv(TABLE + "1003,2026-11-21,\"" + text + "\"\n");

        assertThat(result.column("agent_id")).containsExactly("1001", "1002");
        assertThat(result.reasons()).singleElement().asString().startsWith("late_minutes '" + text + "' " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"26-11-21", "11/21", "21/11/2026", "2026-11", "2026-13-01", "昨天", "2026-11-31", "2026年11月"})
    void what_is_no_day_is_refused(String text) {
        assertThat(csv(TABLE + "1003," + text + ",5\n").reasons()).singleElement().asString().startsWith("date '" + text + "' is not a date; expected 2026-11-21");
    }

    @ParameterizedTest
    @CsvSource({"2026.11.21", "2026.11.21 18:05", "2026-11-21 下午6:05", "2026-11-21T18:05:00+08:00", "2026年11月21日（星期六）", "2026/11/21 周六", "20261121", "46347", "46347.75"})
    void days_in_other_spellings_are_read(String text) {
        assertThat(csv(TABLE + "1003," + text + ",5\n").column("agent_id")).containsExactly("1001", "1002", "1003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_share_is_no_number_of_minutes(String kind) {
        Centre.Result result = book(kind, sheet -> {
            put(sheet, 0, "工号", "日期", "迟到");
            put(sheet, 1, 1001, "2026-11-21", 0.05);
            put(sheet, 2, 1003, "2026-11-21", 1234.5);
            put(sheet, 3, 1004, "2026-11-21", 15 / 1440.0);
            format(sheet, 1, 2, "0%");
            format(sheet, 2, 2, "#,##0.0");
            format(sheet, 3, 2, "h:mm");
        });

        assertThat(result.column("agent_id")).containsExactly("1003");
        assertThat(result.column("late_minutes")).containsExactly("1234500");
        assertThat(result.reasons()).containsExactly("late_minutes '5%' is not a number", "late_minutes '00:15' may be minutes and seconds or hours and"
                + " minutes; say which of them under 'units' of this source in sources.yml: m:ss or h:mm");
    }

    @ParameterizedTest
    @CsvSource({"已结束(正常), 已结束（正常）", "已结束（正常）, 已结束(正常)", "已结束（正常）, 已结束（正常）", "已结束：正常, 已结束:正常"})
    void words_of_where_values_and_absent_are_told_in_either_width(String said, String cell) {
        Centre.Result result = new Centre(home).calls("columns: {direction: 类型, agent_id: 坐席, queue: 技能组, caller: 状态}\nwhere: {状态: ['" + said + "']}\nabsent: {坐席: ['"
                + said + "']}\nvalues: {direction: {'" + said + "': inbound}}").file("calls.csv", "call_id,arrived_at,ended_at,类型,坐席,技能组,状态\n"
                + "1,2026-11-21 09:00,2026-11-21 09:01," + cell + "," + cell + "," + cell + "," + cell + "\n2,2026-11-21 09:00,2026-11-21 09:01,x,,,已结束\n").run();

        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("direction", "inbound").containsEntry("queue", cell)
                .doesNotContainKey("agent_id"));
        assertThat(result.counts().filtered()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"22:00～次日06:00, 2026-11-21 22:00, 2026-11-22 06:00", "22:00~次日06:00, 2026-11-21 22:00, 2026-11-22 06:00",
        "上午9:00－下午6:00, 2026-11-21 09:00, 2026-11-21 18:00", "9:00−18:00, 2026-11-21 09:00, 2026-11-21 18:00", "9:00\u201118:00, 2026-11-21 09:00, 2026-11-21 18:00",
        "9:00〜18:00, 2026-11-21 09:00, 2026-11-21 18:00", "9:00―18:00, 2026-11-21 09:00, 2026-11-21 18:00", "9:00 — 18:00, 2026-11-21 09:00, 2026-11-21 18:00"})
    void shifts_with_any_dash(String span, String from, String to) {
        Centre.Result result = new Centre(home).calls("columns: {agent_id: 工号, date: 日期, starts_at: {date: 日期, time: {start-of: 班次}},"
                + " ends_at: {date: 日期, time: {end-of: 班次}, rolls-over: true}}", "shifts").file("calls.csv", "工号,日期,班次\n1001,2026-11-21," + span + "\n")
                .run(Feeds.get("shifts"), Centre.DAY);

        assertThat(result.reasons()).isEmpty();
        assertThat(result.column("starts_at")).containsExactly(from);
        assertThat(result.column("ends_at")).containsExactly(to);
    }

    @ParameterizedTest
    @CsvSource({"是, 1", "否, 0", "Y, 1", "no, 0", "１, 1"})
    void yes_and_no(String text, String value) {
        assertThat(bool(text).column("transferred_out")).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"√", "×", "有", "2", "on"})
    void what_is_neither_yes_nor_no_is_refused_until_it_is_mapped(String text) {
        assertThat(bool(text).reasons()).singleElement().asString().contains("is neither yes nor no; expected 1/0, true/false, yes/no, Y/N or 是/否, or map it under"
                + " 'values'");
    }

    private Centre.Result bool(String text) {
        return new Centre(home).calls("columns: {direction: {const: inbound}}").file("calls.csv", "call_id,arrived_at,ended_at,transferred_out\n"
                + "1,2026-11-21 09:00,2026-11-21 09:01," + text + "\n").run();
    }
}
