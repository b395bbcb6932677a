package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.WholeRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sum and footer rows are no agents, plans or persons, in whatever feed and however complete they are. */
class SumRowsTest {

    @TempDir
    private Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    private static String sum(String word) {
        return "'" + word + "' marks a sum or a footer and no record; it is one of the words of sum-rows.yml";
    }

    static Stream<Arguments> identifyingTexts() {
        return Feeds.list().stream().flatMap(feed -> feed.columns().stream()
                .filter(column -> feed.identifies(column.name()) && column.type().isText() && column.words().isEmpty())
                .map(column -> Arguments.of(feed.name(), column.name())));
    }

    /** A value of the column that is read without a fault. */
    private static String value(Feed feed, Column column) {
        return !WholeRow.has(feed, column) ? "" : !column.words().isEmpty() ? column.words().get(0) : switch (column.type()) {
            case DATE -> "2026-11-21";
            case MONTH -> "2026-11";
            case TIME -> "2026-11-21 09:00:00";
            case TEXT, MESSAGE, NAME, PHONE -> "x1";
            case CATEGORY -> "other";
            case CLOCK -> "09:00";
            default -> "1";
        };
    }

    @ParameterizedTest
    @MethodSource("identifyingTexts")
    void a_complete_row_is_refused_when_a_word_stands_where_a_record_or_person_is_named(String name, String marked) {
        Feed feed = Feeds.get(name);
        String good = feed.columns().stream().map(column -> value(feed, column)).collect(Collectors.joining(","));
        String sums = feed.columns().stream().map(column -> column.name().equals(marked) ? "合计" : value(feed, column)).collect(Collectors.joining(","));
        centre.calls("", name).file("calls.csv", String.join(",", feed.columnNames()) + "\n" + good + "\n" + sums + "\n");

        Centre.Result result = centre.run(feed, Centre.DAY);

        assertThat(result.rows()).hasSize(1);
        assertThat(result.rejects()).singleElement().satisfies(reject -> assertThat(List.of(reject.column(), reject.value(), reject.reason()))
                .containsExactly(marked, "合计", sum("合计")));
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::rejected, Counts::sums).containsExactly(2L, 1L, 1L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"合计", "合 计", "　合计 ", "合计：", "合计:", "总计：35", "小计", "平均", "记录数：12", "制表人：张三", "制表人: 张三", "Total", "TOTAL", "Ｔｏｔａｌ",
        "total :", "Sum", "SUM", "共12条", "共 1 笔记录", "共１２条记录", "12 rows", "Grand  Total", "\u00A0合\u200B计"})
    void a_word_is_told_in_every_spelling(String cell) {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD.replace("c1", "\"" + cell + "\"") + Centre.GOOD);

        Centre.Result result = centre.run();

        assertThat(result.column("call_id")).containsExactly("c1");
        assertThat(result.counts().sums()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Summer", "Total1001", "TotalEnergies", "Sum-7", "合计员", "合小计", "平均123", "Su M2", "sub", "小计明", "王合计", "1001", "Subtotals-a", "共1", "12", "---"})
    void agents_whose_ids_only_begin_like_a_word_are_agents(String agent) {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD.replace("A1", agent));

        assertThat(centre.run().column("agent_id")).containsExactly(agent);
    }

    @Test
    void a_word_in_any_other_column_says_nothing() {
        centre.file("calls.csv", Centre.HEADER.replace("queued_at", "queue") + "c1,inbound,A1,2026-11-21 09:00:00,合计,,2026-11-21 09:02:00\n");

        assertThat(centre.run().column("queue")).containsExactly("合计");
    }

    @Test
    void an_incomplete_row_is_told_by_its_first_cell_whatever_column_that_is_and_however_short_the_row() {
        centre.file("calls.csv", "序号," + Centre.HEADER + "1," + Centre.GOOD + "合计,,,,,,,120\n总计,1\n制表人：张三\n2,,,A1,,,,\n");

        Centre.Result result = centre.run();

        assertThat(result.reasons()).contains(sum("合计"), sum("总计"), sum("制表人：张三"));
        assertThat(result.counts()).extracting(Counts::accepted, Counts::rejected, Counts::sums).containsExactly(1L, 4L, 3L);
    }

    @Test
    void a_line_below_the_table_is_no_fault_and_leaves_an_empty_day_empty() {
        centre.file("calls.csv", Centre.HEADER + "--------------------\n共0条记录\n,,,,,====,\n");

        assertThat(centre.run().counts()).extracting(Counts::accepted, Counts::rejected, Counts::sums).containsExactly(0L, 3L, 3L);
    }

    @Test
    void a_sum_of_another_day_or_that_is_not_wanted_is_counted_as_such() {
        centre.calls("where: {direction: [inbound]}").file("calls.csv", Centre.HEADER + Centre.GOOD + Centre.GOOD.replace("c1", "合计").replace("-21", "-20")
                + Centre.GOOD.replace("c1", "合计").replace("inbound", "outbound"));

        assertThat(centre.run().counts()).extracting(Counts::accepted, Counts::rejected, Counts::otherDay, Counts::filtered)
                .containsExactly(1L, 0L, 1L, 1L);
    }

    @Test
    void a_sum_to_which_merged_cells_give_a_date_is_no_agent() throws IOException {
        centre.sources("attendance: {type: xlsx, path: att.xlsx, columns: {date: 日期, agent_id: 工号, late_minutes: 迟到}}").file("att.xlsx", merged());

        Centre.Result result = centre.run(Feeds.get("attendance"), Centre.DAY);

        assertThat(result.column("agent_id")).containsExactly("1001", "1002");
        assertThat(result.reasons()).containsExactly(sum("合计"));
    }

    @Test
    void the_header_once_more_is_no_agent() {
        centre.calls("columns: {agent_id: 工号, name: 姓名, team: 班组}", "agents").file("calls.csv", "工号,姓名,班组\n1001,张三,A\n工号,姓名,班组\n1002,李四,B\n");

        Centre.Result result = centre.run(Feeds.get("agents"), Centre.DAY);

        assertThat(result.column("agent_id")).containsExactly("1001", "1002");
        assertThat(result.reasons()).containsExactly("'工号' is the header once more and no record");
        assertThat(result.counts().sums()).isEqualTo(1);
    }

    @Test
    void an_agent_called_as_the_number_of_the_column_is_an_agent() {
        centre.calls("header: none\ncolumns: {agent_id: 1, name: 2}", "agents").file("calls.csv", "1,张三\n2,李四\n");

        assertThat(centre.run(Feeds.get("agents"), Centre.DAY).column("agent_id")).containsExactly("1", "2");
    }

    private static byte[] merged() throws IOException {
        try (Workbook book = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet();
            String[][] rows = {{"日期", "工号", "迟到"}, {"2026-11-21", "1001", "5"}, {"", "1002", "7"}, {"", "合计", "12"}};
            for (int i = 0; i < rows.length; i++) {
                sheet.createRow(i);
                for (int j = 0; j < rows[i].length; j++) {
                    sheet.getRow(i).createCell(j).setCellValue(rows[i][j]);
                }
            }
            sheet.addMergedRegion(CellRangeAddress.valueOf("A2:A4"));
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void the_words_are_configuration() {
        centre.file("config/sum-rows.yml", "words: [本页合计]").file("calls.csv", Centre.HEADER + Centre.GOOD.replace("A1", "Sum")
                + Centre.GOOD.replace("c1", "本页合计"));

        Centre.Result result = centre.run();

        assertThat(result.column("agent_id")).containsExactly("Sum");
        assertThat(result.counts().sums()).isEqualTo(1);
    }
}
