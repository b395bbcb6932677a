package callmart.report.figures;

import callmart.calendar.Period;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.Cell;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.Texts.Limit;
import callmart.report.definition.ReportDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The analysis of KPIs: every one with a target, with its sums, value, target, gap, and the two periods before. A KPI without a
 * value is not assessed.
 */
final class KpiTable {

    /** The first column of an earlier period: the one before the last, then the last and the change. */
    private static final int BEFORE = 7;

    private final List<Figure> figures;
    private final Texts texts;
    private final MeasureCatalogue measures;
    private final PeriodMeasures sums;
    private final List<Period> periods;
    private final List<Optional<MeasureRow>> rows;

    /** The rows are in the order of the catalogue. An earlier period that was not loaded as a whole has no values. */
    KpiTable(ReportDefinition report, FiguresReport.Names names, PeriodMeasures sums, Period period) {
        this.figures = names.kpis().stream().filter(kpi -> kpi.target().isPresent())
                .filter(kpi -> kpi.hasValueOf(Period.wholeMonths(period.from(), period.to()))).map(Figure::of).toList();
        this.measures = names.measures();
        this.texts = names.texts();
        this.sums = sums;
        this.periods = List.of(period.previous().previous(), period.previous(), period);
        this.rows = periods.stream().map(one -> one.equals(period) || sums.isWhole(report, one)
                ? sums.sums(one).map(values -> row(one, values)) : Optional.<MeasureRow>empty()).toList();
    }

    /** A measure without rows is 0; only one that was not delivered has no value. */
    private MeasureRow row(Period period, Map<String, BigDecimal> values) {
        Map<String, BigDecimal> all = new HashMap<>(values);
        Set<String> absent = sums.absent(period);
        figures.stream().flatMap(figure -> figure.measures().stream())
                .filter(measure -> measures.find(measure).isPresent() && !absent.contains(measure))
                .forEach(measure -> all.putIfAbsent(measure, BigDecimal.ZERO));
        return new MeasureRow("kpi:" + period, texts.of(Text.WORD_KPIS_OF, period), all);
    }

    /** What the cells are computed from. */
    List<MeasureRow> base() {
        return rows.stream().flatMap(Optional::stream).toList();
    }

    /** Without the earlier periods of which nothing is known. */
    ReportTable table() {
        String before = Formats.shortPeriod(periods.get(1));
        List<Column> columns = List.of(texts.left(Text.HEADING_KPI, 20), texts.right(Text.HEADING_NUMERATOR, 13),
                texts.right(Text.HEADING_DENOMINATOR, 13), new Column(Formats.shortPeriod(periods.get(2)), Align.RIGHT, 12),
                texts.right(Text.HEADING_TARGET, 12), texts.center(Text.HEADING_VERDICT, 11), Column.gap(),
                new Column(Formats.shortPeriod(periods.get(0)), Align.RIGHT, 11), new Column(before, Align.RIGHT, 11),
                new Column(texts.of(Text.HEADING_CHANGE, before), Align.RIGHT, 16));
        return new ReportTable("kpis", texts.of(Text.TITLE_KPIS), columns, figures.stream().flatMap(figure -> Stream.concat(
                Stream.of(row(figure)), apart(figure, columns.size()))).toList()).only(IntStream.range(0, columns.size())
                        .filter(i -> i < BEFORE || rows.get(i == BEFORE ? 0 : 1).isPresent()).boxed().toList());
    }

    /** What a numerator holds of a feed that a centre may do without. */
    private Stream<Row> apart(Figure kpi, int columns) {
        return kpi.numerator().measures().stream().flatMap(id -> measures.find(id).stream()).filter(Measure::isOptional).map(measure -> {
            List<Cell> cells = new ArrayList<>(Collections.nCopies(columns, new Cell.Text("")));
            cells.set(0, new Cell.Text(texts.of(Text.WORD_OF_WHICH, measure.label())));
            cells.set(1, new Cell.Value(Figure.of(measure), rows.get(2)));
            return new Row(false, cells);
        });
    }

    private Row row(Figure figure) {
        Optional<MeasureRow> now = rows.get(2);
        return new Row(false, List.of(new Cell.Text(figure.label()), sum(figure, "numerator", figure.numerator(), now),
                sum(figure, "denominator", figure.denominator().orElseThrow(), now), new Cell.Value(figure, now),
                new Cell.Text(Formats.target(figure)), new Cell.Verdict(figure, now), new Cell.Gap(figure, now),
                new Cell.Value(figure.withoutTarget(), rows.get(0)), new Cell.Value(figure.withoutTarget(), rows.get(1)),
                new Cell.Change(figure, now, rows.get(1))));
    }

    private Cell sum(Figure kpi, String part, Expression expression, Optional<MeasureRow> row) {
        return new Cell.Value(Figure.of(kpi.id(), part, kpi.label(), expression, measures), row);
    }

    /** What misses its target, in one sentence; empty when nothing was assessed. */
    String finding() {
        List<Figure> assessed = figures.stream().filter(figure -> met(figure).isPresent()).toList();
        List<String> missed = assessed.stream().filter(figure -> !met(figure).orElseThrow())
                .map(figure -> texts.of(Text.WORD_KPI, figure.label(), Formats.value(figure,
                        new Cell.Value(figure, rows.get(2)).ratio()))).toList();
        if (missed.isEmpty()) {
            return assessed.isEmpty() ? "" : texts.of(Text.FINDING_KPIS_MET, assessed.size());
        }
        int named = texts.of(Limit.MISSED_KPIS).intValue();
        return texts.of(Text.FINDING_KPIS_MISSED, assessed.size(), missed.size(), missed.stream().limit(named)
                .collect(Collectors.joining(texts.of(Text.WORD_AND))), missed.size() > named ? texts.of(Text.FINDING_KPIS_MORE) : "");
    }

    private Optional<Boolean> met(Figure figure) {
        return new Cell.Value(figure, rows.get(2)).ratio().flatMap(figure::meets);
    }

    /** What the cells mean, for the notes. */
    List<Figure> figures() {
        return figures;
    }
}
