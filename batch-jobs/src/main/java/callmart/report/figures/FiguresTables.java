package callmart.report.figures;

import callmart.config.EnumWord;
import callmart.report.Cell;
import callmart.report.Comparison;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.LongRows;
import callmart.report.MeasureRow;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables of a report of figures, all over the same figures in the same order.
 *
 * @param figures what the tables show
 * @param layout of the report, for when a ratio is over few
 */
record FiguresTables(List<Figure> figures, FiguresLayout layout, Texts texts) {

    private static final int NARROW = 13;
    private static final int DATE = 17;

    /** One row a figure: value, target, verdict, and earlier periods with the changes. */
    ReportTable total(String now, Optional<MeasureRow> total, List<Comparison> earlier) {
        return compared("total", Text.TITLE_TOTAL, Text.HEADING_KPI, now, total, earlier);
    }

    /** The same of why calls got no agent. */
    ReportTable reasons(String now, Optional<MeasureRow> total, List<Comparison> earlier) {
        return compared("reasons", Text.TITLE_REASONS, Text.HEADING_REASON, now, total, earlier);
    }

    /** Without the periods of which nothing is known: a first month has no month before. */
    private ReportTable compared(String id, Text title, Text what, String now, Optional<MeasureRow> total, List<Comparison> all) {
        List<Comparison> earlier = all.stream().filter(before -> before.row().isPresent()).toList();
        boolean judged = figures.stream().anyMatch(figure -> figure.target().isPresent());
        List<Column> columns = new ArrayList<>(List.of(texts.left(what, 22), new Column(now, Align.RIGHT, 14)));
        if (judged) {
            columns.addAll(List.of(texts.right(Text.HEADING_TARGET, 14), texts.center(Text.HEADING_VERDICT, 12)));
        }
        earlier.forEach(before -> columns.addAll(List.of(new Column(before.label(), Align.RIGHT, 14),
                new Column(before.changeLabel(), Align.RIGHT, 17))));
        return new ReportTable(id, texts.of(title), columns, figures.stream().map(figure -> {
            List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(figure.headLabel()), new Cell.Value(figure, total)));
            if (judged) {
                cells.addAll(List.of(new Cell.Text(figure.target().isEmpty() ? "" : Formats.target(figure)),
                        new Cell.Verdict(figure, total)));
            }
            earlier.forEach(before -> cells.addAll(List.of(new Cell.Value(figure.withoutTarget(), before.row()),
                    new Cell.Change(figure, total, before.row()))));
            return new Row(false, cells);
        }).toList());
    }

    /** One row a key, one column a figure, and the total below. */
    ReportTable by(TableKind kind, List<Line> lines, MeasureRow total) {
        List<Column> columns = new ArrayList<>(keys(kind));
        int keys = columns.size();
        figures.forEach(figure -> columns.add(new Column(figure.headLabel(), Align.RIGHT, switch (figure.unit()) {
            case PERCENT -> 9;
            case DURATION -> 11;
            case COUNT, SECONDS, TIMES -> 7;
        })));
        List<String> sum = new ArrayList<>(List.of(texts.of(Text.WORD_SUM)));
        Stream.generate(() -> "").limit(keys - 1L).forEach(sum::add);
        return new ReportTable(EnumWord.of(kind), texts.of(Text.valueOf("TITLE_" + kind)), columns, LongRows.joined(List.of(
                LongRows.map(kind == TableKind.QUEUES ? told(lines) : lines, line -> row(false, line)), List.of(row(true, new Line(sum,
                Optional.of(total)))))));
    }

    /** Without the queue of no name where nothing that the report shows was counted in it. */
    private List<Line> told(List<Line> lines) {
        return lines.stream().filter(line -> line.row().filter(row -> row.id().endsWith(":") && figures.stream()
                .flatMap(figure -> figure.measures().stream()).allMatch(measure -> row.measure(measure).signum() == 0)).isEmpty()).toList();
    }

    private List<Column> keys(TableKind kind) {
        return switch (kind) {
            case DAYS -> List.of(texts.left(Text.HEADING_DATE, DATE));
            case CATEGORIES -> List.of(texts.left(Text.HEADING_CATEGORY, NARROW));
            case HOURS -> List.of(texts.left(Text.HEADING_INTERVAL, NARROW));
            case QUEUES -> List.of(texts.left(Text.HEADING_QUEUE, NARROW));
            case AGENTS -> List.of(texts.left(Text.HEADING_AGENT_ID, 9), texts.left(Text.HEADING_NAME, NARROW));
            case PAST, INTERVALS, WAITS, BEST, HEAT, KPIS, INCIDENTS, EQUIPMENT, ALERTS, ROUTES, OVERFLOW, STAFFING, OUTLOOK ->
                throw new IllegalArgumentException(kind
                    + " is not a table of the report's own figures");
        };
    }

    private Row row(boolean total, Line line) {
        List<Cell> cells = new ArrayList<>();
        line.labels().forEach(label -> cells.add(new Cell.Text(label)));
        figures.forEach(figure -> cells.add(value(figure, line.row(), total)));
        return new Row(total, cells);
    }

    private Cell value(Figure figure, Optional<MeasureRow> row, boolean total) {
        Cell.Value value = new Cell.Value(figure, row);
        return !total && row.filter(found -> layout.isOverFew(figure, found.measures())).isPresent()
                ? new Cell.Toned(value, Cell.Tone.FEW) : value;
    }

    /** What a row of a table is about; without measures it shows that there are none. */
    record Line(List<String> labels, Optional<MeasureRow> row) {

        Line {
            labels = List.copyOf(labels);
        }

        static Line of(MeasureRow row) {
            return new Line(List.of(row.label()), Optional.of(row));
        }
    }
}
