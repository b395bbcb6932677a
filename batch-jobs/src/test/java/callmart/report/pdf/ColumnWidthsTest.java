package callmart.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.TestReports;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page of 786 points, as the templates have it. */
class ColumnWidthsTest {

    private static final int PAGE = 786;

    /** A cell's padding on both sides. */
    private static final int PADDING = 4;
    private static final String ID = "GD2026112200481";
    private static final String TIME = "2026-11-22 22:59:39";
    private static final String SENTENCES = "客户投诉南苑地下车库的电梯停运，多次反映未处理，要求尽快给出说法并书面答复。".repeat(3);

    private final TextWidths texts = new TextWidths(TestReports.fonts());

    private static Column words(String label) {
        return new Column(label, Align.LEFT, 10, true, "");
    }

    private static Column sentences(String label) {
        return new Column(label, Align.LEFT, 46, true, "");
    }

    private static Column time(String label) {
        return new Column(label, Align.LEFT, 11, false, "");
    }

    private static Column figures(String label) {
        return new Column(label, Align.RIGHT, 6, false, "");
    }

    private static ReportTable.Row row(boolean total, String... texts) {
        return new ReportTable.Row(total, Stream.of(texts).<Cell>map(Cell.Text::new).toList());
    }

    private ColumnWidths widths(List<Column> columns, ReportTable.Row... rows) {
        return ColumnWidths.of(new ReportTable("t", "明细", columns, List.of(rows)), PAGE, 9, texts);
    }

    /** Points that a column has for text. */
    private static float room(ColumnWidths widths, int column) {
        return widths.edges()[column + 1] - widths.edges()[column] - PADDING;
    }

    @Test
    void columns_fill_the_page() {
        ColumnWidths widths = widths(List.of(words("工单号"), time("受理时间")), row(false, ID, TIME));

        assertThat(widths.edges()[0]).isZero();
        assertThat(widths.edges()[2]).isEqualTo(PAGE);
        assertThat(widths.size()).isEqualTo(9);
    }

    @Test
    void an_id_and_a_date_stay_whole_however_many_columns_there_are() {
        List<Column> columns = new ArrayList<>(List.of(words("工单号"), sentences("内容"), time("受理时间")));
        List<String> cells = new ArrayList<>(List.of(ID, SENTENCES, TIME));
        for (int i = 0; i < 20; i++) {
            columns.add(words("业务类别"));
            cells.add("物业管理类");
        }
        ColumnWidths widths = widths(columns, row(false, cells.toArray(String[]::new)));

        assertThat(room(widths, 0)).isGreaterThanOrEqualTo(texts.line(ID, false) * widths.size());
        assertThat(room(widths, 2)).isGreaterThanOrEqualTo(texts.word(TIME, false) * widths.size());
        assertThat(widths.size()).isBetween(6f, 8.5f);
    }

    @Test
    void times_and_names_are_on_one_line_while_sentences_give_way() {
        ColumnWidths widths = widths(List.of(words("工单号"), time("受理时间"), words("业务类别"), sentences("反映内容"), sentences("客户要求")),
                row(false, ID, TIME, "物业管理类", SENTENCES, SENTENCES));

        assertThat(room(widths, 1)).isGreaterThanOrEqualTo(texts.line(TIME, false) * widths.size());
        assertThat(room(widths, 2)).isGreaterThanOrEqualTo(5 * widths.size());
        assertThat(room(widths, 3)).isGreaterThan(200);
    }

    @Test
    void the_last_of_many_rows_counts_and_totals_are_bold() {
        ReportTable.Row[] rows = new ReportTable.Row[600];
        for (int i = 0; i < rows.length - 1; i++) {
            rows[i] = row(false, SENTENCES, "1", SENTENCES);
        }
        rows[rows.length - 1] = row(true, "合计", "123,456,789.00", "");
        ColumnWidths widths = widths(List.of(sentences("内容"), figures("金额"), sentences("要求")), rows);

        assertThat(texts.line("123,456,789.00", true)).isGreaterThan(texts.line("123,456,789.00", false));
        assertThat(room(widths, 1)).isGreaterThanOrEqualTo(texts.line("123,456,789.00", true) * widths.size());
    }

    @Test
    void words_after_figures_keep_away_from_them() {
        ReportTable table = new ReportTable("t", "明细", List.of(figures("次数"), words("类别"), figures("金额"), figures("数量")), List.of());

        assertThat(table.followsFigures(0)).isFalse();
        assertThat(table.followsFigures(1)).isTrue();
        assertThat(table.followsFigures(3)).isFalse();
    }

    @Test
    void a_word_without_end_is_broken_rather_than_the_page() {
        ColumnWidths widths = widths(List.of(words("编号"), words("姓名")), row(false, "x".repeat(4_000), "张三"));

        assertThat(room(widths, 1)).isGreaterThanOrEqualTo(2 * widths.size());
    }

    @Test
    void where_long_words_do_not_fit_dates_and_figures_stay_whole() {
        List<Column> columns = new ArrayList<>(List.of(time("受理时间"), figures("次数")));
        List<String> cells = new ArrayList<>(List.of(TIME, "1,234"));
        for (int i = 0; i < 15; i++) {
            columns.add(words("类别"));
            cells.add("unbreakable-word");
        }
        ColumnWidths widths = widths(columns, row(false, cells.toArray(String[]::new)));

        assertThat(room(widths, 0)).isGreaterThanOrEqualTo(texts.word(TIME, false) * widths.size());
        assertThat(room(widths, 1)).isGreaterThanOrEqualTo(texts.line("1,234", false) * widths.size());
    }

    @Test
    void heads_are_broken_between_words_into_lines_of_about_the_same_width() {
        assertThat(texts.broken("评定成功数", 1)).isEqualTo("评定成功数");
        assertThat(texts.broken("评定成功数", 2)).isEqualTo("评定\n成功数");
        assertThat(texts.broken("15秒接通率", 2)).isEqualTo("15秒\n接通率");
        assertThat(texts.broken("员工是否存在问题", 3)).isEqualTo("员工\n是否存\n在问题");
        assertThat(texts.broken("金额（元）", 2)).isEqualTo("金额\n（元）");
    }

    @Test
    void heads_fit_the_columns_they_stand_over() {
        List<Column> columns = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            columns.add(figures(i % 2 == 0 ? "转出次数" : "评定成功数"));
            cells.add("0");
        }
        ColumnWidths widths = widths(columns, row(false, cells.toArray(String[]::new)));

        for (int i = 0; i < columns.size(); i++) {
            assertThat(texts.line(widths.heads().get(i), true) * widths.size()).isLessThanOrEqualTo(room(widths, i) + 1);
        }
        assertThat(widths.headLines()).isEqualTo(2);
    }
}
