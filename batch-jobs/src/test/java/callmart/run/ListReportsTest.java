package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Cell;
import callmart.report.Format;
import callmart.report.Goldens;
import callmart.report.Pdfs;
import callmart.report.ListDocument;
import callmart.report.ReportTable;
import callmart.report.TestReports;
import callmart.report.Workbooks;
import callmart.report.html.MailBody;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list of the catalogue over the hand-made centre, in every format. */
class ListReportsTest extends OverListCentre {

    /** A longer text of several words may be broken by other columns in the text of a page; an id never is. */
    private static final int ONE_COLUMN = 8;
    private static final Pattern ID = Pattern.compile("[A-Z0-9-]{1,20}");
    private static final int HEBREW = 0x0590;
    private static final int FIRST_HAN = 0x4E00;
    private static final int LAST_HAN = 0x9FFF;

    List<String> reports() {
        return lists(TestReports.DAY);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void workbook_pages_and_mail_are_the_stored_ones_and_show_the_same(String report) throws IOException {
        ListDocument document = document(report);
        String name = "lists/" + report.replace(' ', '.');
        String workbook = Workbooks.text(mart().renderers().render(document, Format.XLSX));
        String pages = Pdfs.text(mart().renderers().render(document, Format.PDF));
        MailBody mail = mart().mailBodies().render(document);

        assertShowTheSame(document, plain(workbook), plain(pages), plain(mail.text()), plain(mail.html()));
        Goldens.assertMatches(name + ".xlsx.txt", workbook);
        Goldens.assertMatches(name + ".pdf.txt", pages);
        Goldens.assertMatches(name + ".mail.txt", mail.text());
    }

    @Test
    void a_month_that_was_not_loaded_as_a_whole_is_not_compared_with() {
        ListDocument document = document("monthly-complaints " + ListCentre.LAST_MONTH);

        assertThat(document.listing().analysis()).isNotEmpty().allSatisfy(table -> {
            assertThat(table.columns()).extracting(ReportTable.Column::label).doesNotContain("上月", "较上月");
            assertThat(table.rows()).allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(table.columns()));
        });
        assertThat(document.charts()).isNotEmpty().allSatisfy(chart -> assertThat(chart.bars()).hasSize(1));
    }

    @Test
    void a_column_against_the_period_before_is_left_out_where_nothing_is_known_of_that() {
        assertThat(document("channel-summary 2026-W47").list().columns()).extracting(ReportTable.Column::label)
                .contains("占比").doesNotContain("较上期");
    }

    private static void assertShowTheSame(ListDocument document, String workbook, String pages, String mail, String html) {
        String totals = plain(document.listing().totals());
        assertThat(List.of(workbook, pages, mail, html)).allMatch(shown -> shown.contains(totals));
        boolean isExcerpt = !document.listing().excerpt().mayShowAll();
        for (ReportTable table : document.tables()) {
            for (ReportTable.Row row : table.rows()) {
                boolean isOnPages = table != document.list() || !isExcerpt || document.listing().excerpt().notable().rows().contains(row);
                List<Integer> printed = table == document.list() ? document.listing().excerpt().places() : List.of();
                IntStream.range(0, row.cells().size()).filter(i -> row.cells().get(i) instanceof Cell.Field).forEach(i -> {
                    String text = plain(row.cells().get(i).text());
                    assertThat(workbook).contains(text);
                    if (isOnPages && (printed.isEmpty() || printed.contains(i)) && (ID.matcher(text).matches() || text.length() < ONE_COLUMN && text.codePoints().allMatch(point -> point < HEBREW || point > FIRST_HAN && point < LAST_HAN))) {
                        assertThat(pages).contains(text);
                    }
                });
            }
        }
        String first = document.listing().mail().rows().stream().limit(1).flatMap(row -> row.cells().stream())
                .map(Cell::text).map(ListReportsTest::plain).collect(Collectors.joining("|"));
        assertThat(mail).contains(first);
    }

    /** @return the cells of a column, from the first row on */
    private List<String> column(String report, String label) {
        ReportTable list = document(report).list();
        int column = list.columns().stream().map(ReportTable.Column::label).toList().indexOf(label);
        return list.rows().stream().filter(row -> !row.total()).map(row -> row.cells().get(column).text()).toList();
    }

    @Test
    void what_needs_somebody_comes_first() {
        List<String> states = column("complaint-log 2026-11-21", "工单状态");
        List<String> urgency = column("complaint-log 2026-11-21", "紧急程度");

        assertThat(states.lastIndexOf("处理中")).isLessThan(states.indexOf("已关闭"));
        assertThat(urgency.get(0)).isEqualTo("特急");
        assertThat(column("daily-monitoring 2026-11-21", "员工是否存在问题")).containsExactly("是", "否");
    }

    /** B6 was due on the 20th at 17:00; a version of the 21st says the 21st, when it was done at 11:00. */
    @Test
    void a_follow_up_stays_late_whose_deadline_was_moved_after_it() {
        assertThat(column("callback-log 2026-11-20", "回访编号")).containsExactly("B4", "B6", "B2");
        assertThat(column("callback-log 2026-11-20", "超时时长")).containsExactly("60:00:00", "7:00:00", "6:00:00");
        assertThat(column("callback-log 2026-W47", "回访编号").indexOf("B6")).isLessThan(column("callback-log 2026-W47", "是否超时").indexOf("否"));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void every_query_has_the_columns_that_its_reports_name() {
        assertThat(mart().datasetCheck().faults()).isEmpty();
    }
}
