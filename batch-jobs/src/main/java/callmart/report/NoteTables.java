package callmart.report;

import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The notes that close a document, as tables: what the figures mean, where the rows came from, what to know. */
public final class NoteTables {

    private NoteTables() {
    }

    public static List<ReportTable> of(ReportDocument document) {
        return List.of(document.byKind(figures -> figures(figures.figures()), NoteTables::columns, statement ->
                figures(statement.figures())), feeds(document.notes()), remarks(document));
    }

    /** What the columns of a detail list mean. */
    private static ReportTable columns(ListDocument document) {
        return new ReportTable("notes-columns", "数据说明：列的含义", List.of(new Column("列", Align.LEFT, 22),
                new Column("含义", Align.LEFT, 108)), document.tables().stream().flatMap(table -> table.columns().stream()).distinct()
                .filter(column -> !column.meaning().isEmpty()).map(column -> words(column.label(), column.meaning())).toList());
    }

    private static ReportTable figures(List<Figure> figures) {
        return new ReportTable("notes-figures", "数据说明：指标含义", List.of(new Column("指标", Align.LEFT, 22),
                new Column("目标", Align.CENTER, 14), new Column("含义", Align.LEFT, 96)),
                figures.stream().map(figure -> words(figure.label(), Formats.target(figure), figure.meaning()))
                        .toList());
    }

    private static ReportTable feeds(DataNotes notes) {
        List<Column> columns = new ArrayList<>(List.of(new Column("数据源", Align.LEFT, 18),
                new Column("业务日期", Align.LEFT, 24), new Column("状态", Align.LEFT, 20)));
        Stream.of("读取", "入库", "重复", "拒绝", "其他日期", "已过滤", "有警告")
                .forEach(label -> columns.add(new Column(label, Align.RIGHT, 12)));
        return new ReportTable("notes-feeds", "数据说明：数据来源与行数", columns, notes.feeds().stream().map(feed ->
                new Row(false, List.<Cell>of(new Cell.Text(feed.feed()), new Cell.Text(feed.days()),
                        new Cell.Text(feed.state()), new Cell.Count(feed.read()), new Cell.Count(feed.loaded()),
                        new Cell.Count(feed.duplicates()), new Cell.Count(feed.rejected()),
                        new Cell.Count(feed.otherDay()), new Cell.Count(feed.filtered()),
                        new Cell.Count(feed.warnings())))).toList());
    }

    private static ReportTable remarks(ReportDocument document) {
        List<Row> rows = new ArrayList<>();
        document.notes().warnings().forEach(warning -> rows.add(words("提示", warning)));
        boolean list = document instanceof ListDocument;
        rows.add(words("口径", list
                ? "同一记录取最新版本；— 表示来源系统未提供；"
                + "合计为各行之和，同一来电对应多张工单时其通话与评定数据在每行各列一次"
                : "比率按当期分子合计 ÷ 分母合计计算，不是各时段比率的平均；"
                + "没有分母时显示 — 且不考核；达标与否按未取整的数值判断"));
        if (list && document.tables().stream().flatMap(table -> table.columns().stream())
                .anyMatch(ReportTable.Column::holdsSentences)) {
            rows.add(words("长文本",
                    "工作簿的行高有上限，特别长的文字只显示前约30行，"
                    + "单元格中存有全文，选中后在编辑栏阅读；PDF 所列各行显示全文"));
        }
        rows.add(words("数据时间", document.head().asOfText()));
        rows.add(words("运行编号", document.notes().runId()));
        return new ReportTable("notes-remarks", "数据说明：提示与口径", List.of(new Column("项目", Align.LEFT, 18),
                new Column("内容", Align.LEFT, 112)), rows);
    }

    private static Row words(String... texts) {
        return new Row(false, Stream.of(texts).<Cell>map(Cell.Text::new).toList());
    }
}
